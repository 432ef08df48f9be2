"""Initial weights: the limit of each kernel's uniform distribution, and the moments of one draw by Keras."""

import math

import numpy as np
from common import keras, keras_layer, numbers, write

CONV = {"kernelSize": 3, "strides": 1, "padding": "valid", "activation": "relu", "useBias": True}
CASES = [
    ("Conv2D", {**CONV, "filters": 32}, (28, 28, 1)),
    ("Conv2D", {**CONV, "filters": 24, "kernelSize": 5}, (9, 9, 12)),
    ("DepthwiseConv2D", {**CONV, "depthMultiplier": 1}, (6, 6, 200)),
    ("DepthwiseConv2D", {**CONV, "depthMultiplier": 3, "kernelSize": 4}, (6, 6, 40)),
    ("SeparableConv2D", {**CONV, "depthMultiplier": 2, "filters": 32}, (6, 6, 96)),
    ("Dense", {"units": 128, "activation": "relu", "useBias": True}, (784,)),
    ("Dense", {"units": 10, "activation": "softmax", "useBias": True}, (300,)),
    ("BatchNormalization", {"momentum": 0.99, "epsilon": 0.001}, (4, 4, 6)),
]


def kernel(weights):
    fan_in, fan_out = keras.src.initializers.random_initializers.compute_fans(weights.shape)
    return {
        "shape": list(weights.shape),
        "limit": numbers(math.sqrt(6 / (fan_in + fan_out)))[0],
        "variance": numbers(np.square(weights).mean())[0],
    }


def constant(weights):
    assert weights.min() == weights.max()
    return {"shape": list(weights.shape), "constant": numbers(weights.min())[0]}


def case(kind, params, input_shape):
    layer = keras_layer(kind, params)
    layer.build((None, *input_shape))
    weights = [kernel(w) if w.ndim > 1 else constant(w) for w in layer.get_weights()]
    return {"kind": kind, "params": params, "input": list(input_shape), "weights": weights}


def make():
    keras.utils.set_random_seed(1)
    write("initializers", {"cases": [case(*entry) for entry in CASES]})
