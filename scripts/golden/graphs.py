"""Networks with branches, forward and backward: probabilities, and gradients with respect to input and weights for a given dy; and their summaries."""

import jax
import numpy as np

from common import draw, keras, keras_layer, tensor, write


def conv(filters, kernel=3, activation="relu", padding="same", strides=1):
    return "Conv2D", {
        "filters": filters,
        "kernelSize": kernel,
        "strides": strides,
        "padding": padding,
        "activation": activation,
        "useBias": True,
    }


def dense(units, activation="relu"):
    return "Dense", {"units": units, "activation": activation, "useBias": True}


def pool(size, strides=1, padding="same", kind="MaxPooling2D"):
    return kind, {"poolSize": size, "strides": strides, "padding": padding}


def merge(kind):
    return kind, {}


# name, input shape, layers as (id, (kind, parameters), inputs): None is the layer before, "" the network's input
NETWORKS = [
    (
        "residual",
        (6, 5, 2),
        [
            ("stem", conv(4), None),
            ("a", conv(4), None),
            ("b", conv(4, activation="linear"), None),
            ("sum", merge("Add"), ["b", "stem"]),
            ("relu", ("Activation", {"activation": "relu"}), None),
            ("down", conv(6, 3, strides=2), None),
            ("c", conv(6, activation="linear"), None),
            ("shortcut", conv(6, 1, "linear", strides=2), ["relu"]),
            ("sum2", merge("Add"), ["c", "shortcut"]),
            ("mean", ("GlobalAveragePooling2D", {}), None),
            ("out", dense(3, "softmax"), None),
        ],
    ),
    (
        "inception",
        (7, 6, 3),
        [
            ("stem", pool(2, 1, "valid"), None),
            ("one", conv(2, 1), ["stem"]),
            ("three-before", conv(2, 1), ["stem"]),
            ("three", conv(3, 3), None),
            ("five", conv(2, 5), ["stem"]),
            ("pooled", pool(3), ["stem"]),
            ("pool-after", conv(2, 1), None),
            ("joined", merge("Concatenate"), ["one", "three", "five", "pool-after"]),
            ("flat", ("Flatten", {}), None),
            ("out", dense(4, "softmax"), None),
        ],
    ),
    (
        "every merging layer, three inputs",
        (4, 4, 3),
        [
            ("a", conv(3), [""]),
            ("b", conv(3, activation="tanh"), [""]),
            ("add", merge("Add"), ["a", "b", ""]),
            ("mean", merge("Average"), ["a", "b", ""]),
            ("most", merge("Maximum"), ["add", "mean", "b"]),
            ("product", merge("Multiply"), ["most", "a", "mean"]),
            ("all", merge("Concatenate"), ["product", "", "add"]),
            ("flat", ("Flatten", {}), None),
            ("out", dense(3, "softmax"), None),
        ],
    ),
    (
        "one number for a whole channel",
        (6, 6, 2),
        [
            ("maps", conv(4), None),
            ("squeeze", pool(6, 6, "valid", "AveragePooling2D"), None),
            ("excite", conv(4, 1, "sigmoid"), None),
            ("scaled", merge("Multiply"), ["maps", "excite"]),
            ("shifted", merge("Add"), ["squeeze", "scaled"]),
            ("mean", ("GlobalAveragePooling2D", {}), None),
            ("out", dense(2, "softmax"), None),
        ],
    ),
    (
        "branches of rows",
        (3, 3, 2),
        [
            ("flat", ("Flatten", {}), None),
            ("left", dense(4), ["flat"]),
            ("right", dense(4, "tanh"), ["flat"]),
            ("most", merge("Maximum"), ["left", "right"]),
            ("side", merge("Concatenate"), ["most", "flat"]),
            ("out", dense(3, "softmax"), None),
        ],
    ),
]


def spec(shape, layers):
    inputs = [{} if taken is None else {"inputs": taken} for _, _, taken in layers]
    return {
        "inputShape": list(shape),
        "layers": [{"id": name, "kind": kind, "params": params, **more} for (name, (kind, params), _), more in zip(layers, inputs)],
    }


def build(network):
    keras.utils.clear_session()
    outputs = {"": keras.Input(network["inputShape"])}
    before = ""
    for layer in network["layers"]:
        taken = [outputs[name] for name in layer.get("inputs", [before])]
        outputs[layer["id"]] = keras_layer(layer["kind"], layer["params"])(taken[0] if len(taken) == 1 else taken)
        before = layer["id"]
    return keras.Model(outputs[""], outputs[before])


def case(seed, name, shape, layers):
    network = spec(shape, layers)
    model = build(network)
    model.set_weights([draw(seed * 100 + index, *weights.shape, scale=0.4) for index, weights in enumerate(model.weights)])
    x = draw(seed, 2, *shape)

    def forward(trained, batch):
        return model.stateless_call(trained, [variable.value for variable in model.non_trainable_variables], batch)[0]

    y, backward = jax.vjp(forward, [variable.value for variable in model.trainable_variables], x)
    dy = draw(seed + 50, *y.shape)
    gradients, dx = backward(dy)
    lines = []
    model.summary(print_fn=lambda text: lines.extend(text.split("\n")))
    return {
        "name": name,
        "network": network,
        "weights": [tensor(weights) for weights in model.get_weights()],
        **{key: tensor(np.asarray(values)) for key, values in {"x": x, "dy": dy, "y": y, "dx": dx}.items()},
        "gradients": [tensor(gradient) for gradient in gradients],
        "total": model.count_params(),
        "summary": lines,
    }


def make():
    write("graphs", {"cases": [case(seed + 1, *network) for seed, network in enumerate(NETWORKS)]})
