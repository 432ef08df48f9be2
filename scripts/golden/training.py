"""A small network trained for 10 steps by Keras itself (compile, train_on_batch) from fixed weights on fixed data.

Where a weight is zero, its absolute value has no slope: JAX takes 1 for it, TensorFlow and PyTorch take 0, and so do we. No case with
an L1 penalty begins at zero.
"""

import numpy as np

from common import draw, keras, keras_layer, keras_optimizer, numbers, tensor, write

STEPS = 10
BATCH, SIDE, CLASSES = 6, 7, 3


def stack(l2):
    conv = {"filters": 4, "kernelSize": 3, "strides": 1, "padding": "same", "activation": "relu", "useBias": True, "l2": l2}
    return [
        ("Conv2D", conv),
        ("MaxPooling2D", {"poolSize": 2, "strides": 2, "padding": "valid"}),
        ("BatchNormalization", {"momentum": 0.9, "epsilon": 0.001}),
        ("Flatten", {}),
        ("Dense", {"units": CLASSES, "activation": "softmax", "useBias": True, "l2": l2}),
    ]


RMSPROP = {"kind": "RMSprop", "params": {"rho": 0.9, "momentum": 0}}



def kernels(l1, l2, initializer="glorot_uniform"):
    """Every layer with a kernel, and penalties on all of them."""
    more = {"useBias": True, "kernelInitializer": initializer, "l1": l1, "l2": l2}
    sliding = {"strides": 1, "padding": "valid", "activation": "tanh", **more}
    return [
        ("Conv2D", {"filters": 3, "kernelSize": 2, **sliding}),
        ("SeparableConv2D", {"filters": 4, "kernelSize": 2, "depthMultiplier": 2, **sliding}),
        ("DepthwiseConv2D", {"kernelSize": 3, "depthMultiplier": 1, **sliding}),
        ("Flatten", {}),
        ("Dense", {"units": CLASSES, "activation": "softmax", **more}),
    ]


def frozen(l2):
    """Frozen layers before, between and behind trained ones; their penalty is not added, and the normalizations go by their averages."""
    conv = {"filters": 3, "kernelSize": 2, "strides": 1, "padding": "valid", "activation": "relu", "useBias": True, "l2": l2}
    averages = {"momentum": 0.9, "epsilon": 0.001, "trainable": False}
    return [
        ("Conv2D", {**conv, "trainable": False}),
        ("BatchNormalization", averages),
        ("Conv2D", {**conv, "activation": "tanh"}),
        ("BatchNormalization", averages),
        ("MaxPooling2D", {"poolSize": 2, "strides": 2, "padding": "valid"}),
        ("Flatten", {}),
        ("Dense", {"units": 5, "activation": "tanh", "useBias": True, "l2": l2, "trainable": False}),
        ("Dense", {"units": CLASSES, "activation": "softmax", "useBias": True, "l2": l2}),
    ]


def start_anywhere(index, weights):
    """No scale, shift or average as Keras starts it; all of them positive, as a variance is."""
    return start(index, weights) if weights.ndim > 1 else 0.5 + np.abs(draw(700 + index, *weights.shape, scale=0.3))


def start_as_keras(_index, weights):
    return weights


def start(index, weights):
    """Kernels from a fixed draw; scale, shift and averages where Keras starts them.

    The convolution's bias keeps each of its channels off somewhere. The gradient of a bias whose channel is on everywhere is zero,
    for the normalization takes the shift out again: RMSprop would then divide rounding errors by rounding errors.
    """
    if weights.ndim > 1:
        return draw(600 + index, *weights.shape, scale=0.3)
    return np.full_like(weights, -0.4) if index == 1 else weights


def case(name, layers, rate, optimizer=None, settings=None, loss="sparse_categorical_crossentropy", begin=start):
    model = keras.Sequential([keras.Input((SIDE, SIDE, 1)), *[keras_layer(kind, params) for kind, params in layers]])
    first = [begin(index, weights) for index, weights in enumerate(model.get_weights())]
    model.set_weights(first)
    clipping = {settings["clipping"]: settings["clipAt"]} if settings and "clipping" in settings else {}
    model.compile(keras_optimizer(optimizer or RMSPROP, rate, **clipping), loss, metrics=["accuracy"])
    images = np.clip(np.abs(draw(7, BATCH, SIDE, SIDE, 1, scale=0.5)), 0, 1)
    labels = np.arange(BATCH, dtype="int32") % CLASSES
    target = labels if isinstance(loss, str) else np.eye(CLASSES, dtype="float32")[labels]
    steps = []
    for _ in range(STEPS):
        model.reset_metrics()
        steps.append(model.train_on_batch(images, target))
    in_use = model.evaluate(images, target, batch_size=BATCH, verbose=0)
    return {
        "name": name,
        "learningRate": rate,
        **({"optimizer": optimizer} if optimizer else {}),
        **({"settings": settings} if settings else {}),
        "layers": [{"kind": kind, "params": params} for kind, params in layers],
        "images": tensor(images),
        "labels": labels.tolist(),
        "start": [tensor(weights) for weights in first],
        # With the penalty of the kernels, which Keras adds to the loss that it reports.
        "losses": numbers([loss for loss, _ in steps]),
        "accuracies": numbers([accuracy for _, accuracy in steps]),
        "end": [tensor(weights) for weights in model.get_weights()],
        "probabilities": tensor(model.predict(images, verbose=0)),
        "evaluation": {"loss": numbers(in_use[0])[0], "accuracy": numbers(in_use[1])[0]},
    }


def make():
    sgd = {"kind": "SGD", "params": {"momentum": 0, "nesterov": False, "weightDecay": 0}}
    adam = {"kind": "Adam", "params": {"beta1": 0.9, "beta2": 0.999, "weightDecay": 0.05}}
    smooth = keras.losses.CategoricalCrossentropy(label_smoothing=0.2)
    smoothing = {"loss": "categoricalCrossentropy", "labelSmoothing": 0.2}
    cases = [
        case("RMSprop", stack(0), 0.001),
        case("RMSprop with L2", stack(0.01), 0.003),
        case("L1", kernels(0.02, 0), 0.05, sgd),
        case("L1 and L2", kernels(0.01, 0.02), 0.05, sgd),
        case("all kernels begin at zero", kernels(0, 0.01, "zeros"), 0.05, sgd, begin=start_as_keras),
        case("label smoothing", stack(0.01), 0.003, None, smoothing, smooth),
        *[
            case(f"{clipping} with weight decay", stack(0), 0.02, adam, {**smoothing, "clipping": clipping, "clipAt": at}, smooth)
            for clipping, at in [("clipnorm", 0.1), ("clipvalue", 0.05), ("global_clipnorm", 0.2)]
        ],
        case("frozen", frozen(0.02), 0.02, adam, {"clipping": "global_clipnorm", "clipAt": 0.3}, begin=start_anywhere),
    ]
    write("training", {"cases": cases})
