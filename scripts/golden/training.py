"""A small network trained for 10 steps by Keras itself (compile, train_on_batch) from fixed weights on fixed data."""

import numpy as np

from common import draw, keras, keras_layer, numbers, tensor, write

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


def start(index, weights):
    """Kernels from a fixed draw; scale, shift and averages where Keras starts them.

    The convolution's bias keeps each of its channels off somewhere. The gradient of a bias whose channel is on everywhere is zero,
    for the normalization takes the shift out again: RMSprop would then divide rounding errors by rounding errors.
    """
    if weights.ndim > 1:
        return draw(600 + index, *weights.shape, scale=0.3)
    return np.full_like(weights, -0.4) if index == 1 else weights


def case(name, l2, rate):
    model = keras.Sequential([keras.Input((SIDE, SIDE, 1)), *[keras_layer(kind, params) for kind, params in stack(l2)]])
    first = [start(index, weights) for index, weights in enumerate(model.get_weights())]
    model.set_weights(first)
    optimizer = keras.optimizers.RMSprop(rate)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    images = np.clip(np.abs(draw(7, BATCH, SIDE, SIDE, 1, scale=0.5)), 0, 1)
    labels = np.arange(BATCH, dtype="int32") % CLASSES
    steps = []
    for _ in range(STEPS):
        model.reset_metrics()
        steps.append(model.train_on_batch(images, labels))
    in_use = model.evaluate(images, labels, batch_size=BATCH, verbose=0)
    return {
        "name": name,
        "learningRate": rate,
        "layers": [{"kind": kind, "params": params} for kind, params in stack(l2)],
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
    write("training", {"cases": [case("RMSprop", 0, 0.001), case("RMSprop with L2", 0.01, 0.003)]})
