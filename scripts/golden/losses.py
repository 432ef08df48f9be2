"""Cross-entropies with softmax, their gradients with respect to the logits, and the accuracies.

`fromLogits` is what Keras computes for a last softmax layer on TensorFlow too, where it finds the logits behind the softmax.
On JAX and PyTorch it takes the logarithm of probabilities clipped to 1e-7 instead (`fromProbabilities`); the two agree at moderate
confidence, and at extreme confidence the clipped form has no gradient left to learn from. Our engine follows the logits.
"""

import jax
import numpy as np

from common import draw, keras, numbers, tensor, write


def reading(loss, logits):
    value, gradient = jax.value_and_grad(loss)(logits)
    return {"loss": numbers(value)[0], "dlogits": numbers(gradient)}


def case(name, logits, labels):
    labels = np.array(labels, "int32")
    onehot = np.eye(logits.shape[1], dtype="float32")[labels]
    sparse, plain = keras.losses.SparseCategoricalCrossentropy, keras.losses.CategoricalCrossentropy
    softmax = keras.activations.softmax
    probabilities = softmax(logits)
    accuracies = [
        keras.metrics.SparseCategoricalAccuracy()(labels, probabilities),
        keras.metrics.CategoricalAccuracy()(onehot, probabilities),
    ]
    return {
        "name": name,
        "logits": tensor(logits),
        "labels": labels.tolist(),
        "accuracy": numbers(accuracies),
        "probabilities": numbers(probabilities),
        "fromLogits": [
            reading(lambda z: sparse(from_logits=True)(labels, z), logits),
            reading(lambda z: plain(from_logits=True)(onehot, z), logits),
        ],
        "fromProbabilities": [
            reading(lambda z: sparse()(labels, softmax(z)), logits),
            reading(lambda z: plain()(onehot, softmax(z)), logits),
        ],
    }


def smoothed_case(name, logits, labels, smoothing):
    labels = np.array(labels, "int32")
    onehot = np.eye(logits.shape[1], dtype="float32")[labels]
    loss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=smoothing)
    return {
        "name": name,
        "logits": tensor(logits),
        "labels": labels.tolist(),
        "labelSmoothing": smoothing,
        **reading(lambda z: loss(onehot, z), logits),
    }


def make():
    sure = np.array([[20, 0, -5], [0, 25, 0], [-30, 0, 30]], "float32")
    huge = np.array([[100, -100, 0], [0, 90, 88], [1000, 0, -1000], [-200, -200, -200]], "float32")
    ties = np.array([[1, 1, 0], [0, 2, 2], [0.5, 0.5, 0.5]], "float32")
    moderate = draw(1, 5, 4, scale=2)
    cases = [
        # Two right answers of five.
        case("moderate", moderate, (moderate.argmax(1) + [0, 1, 0, 2, 3]) % 4),
        case("one example", draw(2, 1, 10), [7]),
        case("sure and right", sure, [0, 1, 2]),
        case("sure and wrong", sure, [2, 0, 1]),
        case("extreme", huge, [1, 2, 1, 0]),
        case("ties", ties, [0, 2, 1]),
    ]
    smoothed = [
        smoothed_case("moderate", moderate, (moderate.argmax(1) + [0, 1, 0, 2, 3]) % 4, 0.1),
        smoothed_case("one example", draw(2, 1, 10), [7], 0.3),
        smoothed_case("sure and wrong", sure, [2, 0, 1], 0.2),
        smoothed_case("nothing but smoothing", moderate, [0, 1, 2, 3, 0], 1),
        smoothed_case("extreme", huge, [1, 2, 1, 0], 0.1),
    ]
    write("losses", {"cases": cases, "smoothed": smoothed})
