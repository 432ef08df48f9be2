"""Every kind of layer, forward and backward: output, and gradients with respect to input and weights for a given dy."""

import jax
import numpy as np

from common import draw, keras_layer, tensor, write


def conv(kernel, strides=1, padding="valid", activation="linear", bias=True, **more):
    return {
        "kernelSize": kernel,
        "strides": strides,
        "padding": padding,
        "activation": activation,
        "useBias": bias,
        **more,
    }


def pool(size, strides, padding):
    return {"poolSize": size, "strides": strides, "padding": padding}


def norm(momentum=0.99, epsilon=0.001):
    return {"momentum": momentum, "epsilon": epsilon}


def with_ties(seed, *shape):
    """Few different values, so that most windows hold their largest one several times."""
    return np.random.default_rng(seed).integers(0, 3, shape).astype("float32")


def flat_fields():
    """A picture of which one channel is all alike, as a saturated or dead feature map is."""
    x = draw(70, 2, 3, 3, 3)
    x[:, :, :, 0] = 1.5
    x[:, :2, 1, 1] = 4
    return x


CASES = [
    # name, kind, parameters, input
    ("valid, relu, odd sides", "Conv2D", conv(3, activation="relu", filters=3), draw(1, 2, 5, 4, 2)),
    ("same", "Conv2D", conv(3, padding="same", filters=2), draw(2, 1, 5, 4, 2)),
    ("strides 2, same, even by odd", "Conv2D", conv(3, 2, "same", "elu", filters=2), draw(3, 1, 6, 5, 2)),
    ("strides 2, valid, cells left over", "Conv2D", conv(3, 2, "valid", "tanh", False, filters=2), draw(4, 1, 6, 7, 2)),
    ("even kernel, same", "Conv2D", conv(2, padding="same", activation="relu", filters=2), draw(5, 1, 4, 3, 1)),
    ("strides larger than the kernel", "Conv2D", conv(2, 3, "same", "sigmoid", filters=2), draw(6, 1, 7, 5, 1)),
    ("kernel larger than the picture", "Conv2D", conv(5, padding="same", filters=1), draw(7, 1, 3, 3, 1)),
    ("softmax over the channels", "Conv2D", conv(1, activation="softmax", filters=3), draw(8, 1, 2, 3, 2)),
    ("wide kernel, strides apart", "Conv2D", conv([2, 5], [2, 1], "same", "relu", filters=3), draw(101, 2, 5, 7, 2)),
    ("high kernel, valid", "Conv2D", conv([4, 1], [1, 3], filters=5), draw(102, 1, 6, 8, 3)),
    ("dilated", "Conv2D", conv(3, activation="relu", filters=3, dilationRate=2), draw(103, 2, 8, 7, 2)),
    ("dilated apart, same", "Conv2D", conv([3, 2], padding="same", filters=9, dilationRate=[1, 3]), draw(104, 1, 6, 5, 5)),
    ("dilated over the edge, same", "Conv2D", conv(3, padding="same", filters=2, dilationRate=[3, 2]), draw(105, 1, 4, 5, 1)),
    ("valid, relu", "DepthwiseConv2D", conv(3, activation="relu", depthMultiplier=1), draw(11, 2, 4, 5, 2)),
    ("strides 2, same, multiplier 2", "DepthwiseConv2D", conv(3, 2, "same", depthMultiplier=2), draw(12, 1, 5, 6, 2)),
    ("even kernel, same", "DepthwiseConv2D", conv(2, 1, "same", "tanh", False, depthMultiplier=3), draw(13, 1, 3, 4, 1)),
    ("wide kernel, strides apart", "DepthwiseConv2D", conv([1, 4], [1, 2], "same", depthMultiplier=2), draw(111, 2, 4, 7, 3)),
    ("dilated, same", "DepthwiseConv2D", conv([3, 2], 1, "same", "relu", depthMultiplier=1, dilationRate=[2, 1]), draw(112, 1, 6, 5, 5)),
    ("dilated and strided", "DepthwiseConv2D", conv(3, [2, 1], "same", depthMultiplier=2, dilationRate=2), draw(113, 1, 7, 6, 2)),
    ("dilated and strided, valid", "DepthwiseConv2D", conv(2, 2, depthMultiplier=1, dilationRate=[1, 3]), draw(114, 2, 5, 8, 4)),
    ("valid, relu", "SeparableConv2D", conv(3, activation="relu", depthMultiplier=1, filters=3), draw(21, 2, 4, 4, 2)),
    (
        "strides 2, same, multiplier 2, no bias",
        "SeparableConv2D",
        conv(3, 2, "same", "elu", False, depthMultiplier=2, filters=2),
        draw(22, 1, 5, 4, 2),
    ),
    (
        "dilated, high kernel",
        "SeparableConv2D",
        conv([3, 1], 1, "valid", "relu", depthMultiplier=2, filters=3, dilationRate=[2, 1]),
        draw(121, 2, 6, 3, 2),
    ),
    ("2 by 2", "MaxPooling2D", pool(2, 2, "valid"), draw(31, 2, 4, 4, 2)),
    ("odd sides, cells left over", "MaxPooling2D", pool(2, 2, "valid"), draw(32, 1, 5, 3, 2)),
    ("overlapping, same", "MaxPooling2D", pool(3, 2, "same"), draw(33, 1, 5, 4, 2)),
    ("every step, same", "MaxPooling2D", pool(2, 1, "same"), draw(34, 1, 3, 4, 1)),
    ("ties", "MaxPooling2D", pool(2, 2, "valid"), with_ties(35, 1, 6, 6, 1)),
    ("2 by 3", "MaxPooling2D", pool([2, 3], [2, 3], "valid"), draw(131, 2, 5, 7, 3)),
    ("high window, strides apart, same", "MaxPooling2D", pool([3, 1], [1, 2], "same"), with_ties(132, 1, 5, 4, 2)),
    ("2 by 2", "AveragePooling2D", pool(2, 2, "valid"), draw(41, 2, 4, 5, 1)),
    ("overlapping, same", "AveragePooling2D", pool(3, 2, "same"), draw(42, 1, 5, 4, 2)),
    ("every step, same", "AveragePooling2D", pool(2, 1, "same"), draw(43, 1, 3, 4, 1)),
    ("strides larger than the pool", "AveragePooling2D", pool(2, 3, "same"), draw(44, 1, 7, 5, 1)),
    ("wide window, strides apart, same", "AveragePooling2D", pool([2, 4], [1, 3], "same"), draw(141, 1, 4, 7, 2)),
    ("1 by 3", "AveragePooling2D", pool([1, 3], [2, 1], "valid"), draw(142, 2, 5, 5, 3)),
    ("", "GlobalMaxPooling2D", {}, draw(51, 2, 3, 4, 2)),
    ("ties", "GlobalMaxPooling2D", {}, flat_fields()),
    ("", "GlobalAveragePooling2D", {}, draw(52, 2, 3, 4, 2)),
    ("", "ZeroPadding2D", {"padding": 2}, draw(53, 1, 2, 3, 2)),
    ("height and width apart", "ZeroPadding2D", {"padding": [0, 2]}, draw(151, 2, 3, 2, 1)),
    ("each side apart", "ZeroPadding2D", {"padding": [[1, 0], [2, 3]]}, draw(152, 2, 2, 3, 3)),
    *[
        (f"{interpolation}, {name}", "UpSampling2D", {"size": size, "interpolation": interpolation}, x)
        for interpolation in ["nearest", "bilinear"]
        for name, size, x in [
            ("by 2", 2, draw(56, 2, 3, 4, 2)),
            ("by 3", 3, draw(57, 1, 4, 2, 5)),
            ("by 5, one pixel high", 5, draw(58, 1, 1, 3, 1)),
            ("by 1", 1, draw(59, 1, 2, 2, 1)),
            ("by 3 and 2", [3, 2], draw(161, 2, 2, 3, 5)),
            ("by 1 and 4", [1, 4], draw(162, 1, 3, 2, 2)),
        ]
    ],
    ("", "Flatten", {}, draw(54, 2, 2, 3, 2)),
    *[
        (name, "Activation", {"activation": name}, np.concatenate([draw(55, 3, 4, scale=2), np.zeros((3, 1), "float32")], 1))
        for name in ["linear", "relu", "elu", "sigmoid", "tanh", "softmax", "gelu", "silu"]
    ],
    *[
        (f"slope {slope}", "LeakyReLU", {"negativeSlope": slope}, np.concatenate([draw(60, 3, 4, scale=2), np.zeros((3, 1), "float32")], 1))
        for slope in [0.3, 0, 1.5]
    ],
    ("to -1 and up", "Rescaling", {"scale": 2, "offset": -1}, draw(171, 2, 3, 2, 3)),
    ("a vector, down", "Rescaling", {"scale": -0.25, "offset": 0}, draw(172, 2, 5)),
    *[
        (f"{name}, {where}", "LayerNormalization", {"epsilon": epsilon, "center": center, "scale": scale}, x)
        for name, epsilon, center, scale in [
            ("scaled and shifted", 0.001, True, True),
            ("scaled", 0.00001, False, True),
            ("shifted", 0.01, True, False),
            ("neither", 0.001, False, False),
        ]
        for where, x in [("picture", draw(173, 2, 3, 2, 5)), ("vector", draw(174, 3, 9)), ("one channel", draw(175, 2, 2, 2, 1))]
    ],
    ("strides 2, same", "Conv2DTranspose", conv(3, 2, "same", "relu", filters=3), draw(181, 2, 3, 4, 2)),
    ("strides 2, valid, even kernel", "Conv2DTranspose", conv(2, 2, "valid", "elu", filters=4), draw(182, 1, 3, 2, 5)),
    ("every step, valid", "Conv2DTranspose", conv(3, 1, "valid", "linear", False, filters=2), draw(183, 2, 4, 3, 1)),
    ("strides larger than the kernel, valid", "Conv2DTranspose", conv(2, 3, "valid", "tanh", filters=2), draw(184, 1, 2, 3, 2)),
    ("strides larger than the kernel, same", "Conv2DTranspose", conv(1, 2, "same", filters=2), draw(185, 1, 3, 2, 3)),
    ("even kernel, same, one step", "Conv2DTranspose", conv(4, 1, "same", "gelu", filters=1), draw(186, 1, 5, 4, 2)),
    ("height and width apart", "Conv2DTranspose", conv([2, 5], [3, 2], "same", "softmax", filters=3), draw(187, 2, 2, 3, 4)),
    ("height and width apart, valid", "Conv2DTranspose", conv([4, 1], [1, 2], "valid", filters=5), draw(188, 1, 3, 3, 2)),
    ("linear", "Dense", {"units": 3, "activation": "linear", "useBias": True}, draw(61, 4, 5)),
    ("relu, no bias", "Dense", {"units": 4, "activation": "relu", "useBias": False}, draw(62, 2, 3)),
    ("softmax, one example", "Dense", {"units": 4, "activation": "softmax", "useBias": True}, draw(63, 1, 3)),
]


def case(name, kind, params, x, training=True, before=()):
    layer = keras_layer(kind, params)
    layer.build((None, *x.shape[1:]))
    layer.set_weights([start(layer, index, weights.shape) for index, weights in enumerate(layer.weights)])
    weights = layer.get_weights()
    mode = {"training": training} if kind == "BatchNormalization" else {}
    for batch in before:
        layer(batch, training=True)

    def forward(trained, batch):
        fixed = [variable.value for variable in layer.non_trainable_variables]
        return layer.stateless_call(trained, fixed, batch, **mode)[0]

    y, backward = jax.vjp(forward, [variable.value for variable in layer.trainable_variables], x)
    dy = draw(1000 + len(name), *y.shape)
    gradients, dx = backward(dy)
    layer(x, **mode)
    return {
        "name": f"{kind}, {name}" if name else kind,
        "kind": kind,
        "params": params,
        "training": training,
        "before": [tensor(batch) for batch in before],
        "weights": [tensor(weight) for weight in weights],
        "x": tensor(x),
        "dy": tensor(dy),
        "y": tensor(y),
        "dx": tensor(dx),
        "gradients": [tensor(gradient) for gradient in gradients],
        "averages": [tensor(variable) for variable in layer.non_trainable_variables],
    }


def start(layer, index, shape):
    """Fixed weights; a moving variance (the fourth of a normalization) is positive."""
    values = draw(500 + index, *shape, scale=0.5)
    return np.abs(values) + np.float32(0.5) if "normalization" in layer.name and index in (0, 3) else values


def normalization_cases():
    kind = "BatchNormalization"
    image, vector = (2, 3, 2, 2), (4, 3)
    shifted = [draw(80 + step, *image, scale=2) + np.float32(step) for step in range(5)]
    # Here float32 itself is off by 2e-5 (found by computing in float64), as it is with any formula that subtracts the mean.
    far = draw(90, *vector) + np.float32(30)
    return [
        case("training, picture", kind, norm(), draw(81, *image)),
        case("training, vector", kind, norm(0.9, 0.00001), draw(82, *vector)),
        case("training, mean far from zero", kind, norm(), far),
        case("training, one value a channel", kind, norm(), draw(83, 1, 1, 1, 2)),
        case("sixth step of training", kind, norm(0.9), draw(84, *image), before=shifted),
        case("in use, picture", kind, norm(), draw(85, *image), training=False),
        case("in use after five steps", kind, norm(0.5), draw(86, *image), training=False, before=shifted),
    ]


def make():
    write("layers", {"cases": [case(*entry) for entry in CASES] + normalization_cases()})
