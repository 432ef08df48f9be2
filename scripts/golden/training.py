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


def start(index, shape):
    """Kernels from a fixed draw; biases, scale, shift and averages where Keras starts them."""
    return draw(600 + index, *shape, scale=0.3) if len(shape) > 1 else None


def case(name, l2, rate):
    model = keras.Sequential([keras.Input((SIDE, SIDE, 1)), *[keras_layer(kind, params) for kind, params in stack(l2)]])
    drawn = [start(index, weights.shape) for index, weights in enumerate(model.weights)]
    model.set_weights([w if w is not None else old for w, old in zip(drawn, model.get_weights())])
    first = model.get_weights()
    optimizer = keras.optimizers.RMSprop(rate)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy", "sparse_categorical_crossentropy"])
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
        # With the penalty of the kernels, as Keras reports its loss, and without.
        "losses": numbers([loss for loss, _, _ in steps]),
        "crossEntropies": numbers([entropy for _, _, entropy in steps]),
        "accuracies": numbers([accuracy for _, accuracy, _ in steps]),
        "end": [tensor(weights) for weights in model.get_weights()],
        "probabilities": tensor(model.predict(images, verbose=0)),
        "evaluation": {"loss": numbers(in_use[0])[0], "crossEntropy": numbers(in_use[2])[0], "accuracy": numbers(in_use[1])[0]},
    }


def make():
    write("training", {"cases": [case("RMSprop", 0, 0.001), case("RMSprop with L2", 0.01, 0.003)]})
