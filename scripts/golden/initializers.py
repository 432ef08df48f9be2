"""Initial weights: what each kernel is drawn from, and the moments of one draw by Keras."""

import math

import numpy as np
from common import KERNEL_NAMES, keras, keras_layer, numbers, write

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


OTHERS = ["glorot_normal", "he_uniform", "he_normal", "random_normal", "zeros"]
KERNELS = [
    ("Conv2D", {**CONV, "filters": 24, "kernelSize": 5}, (9, 9, 12)),
    ("DepthwiseConv2D", {**CONV, "depthMultiplier": 3, "kernelSize": 4}, (6, 6, 40)),
    ("SeparableConv2D", {**CONV, "depthMultiplier": 2, "filters": 32}, (6, 6, 96)),
    ("Dense", {"units": 128, "activation": "relu", "useBias": True}, (784,)),
]


def spread(initializer, weights):
    """What Keras's own initializer draws from: its kind, its limit or deviation."""
    if isinstance(initializer, keras.initializers.Zeros):
        return {"kind": "zeros"}
    if isinstance(initializer, keras.initializers.RandomNormal):
        return {"kind": "normal", "stddev": initializer.stddev}
    axes = {"input_axes": initializer.input_axes, "output_axes": initializer.output_axes}
    fan_in, fan_out = keras.src.initializers.random_initializers.compute_fans(weights.shape, **axes)
    scale = initializer.scale / {"fan_in": fan_in, "fan_avg": (fan_in + fan_out) / 2}[initializer.mode]
    if initializer.distribution == "uniform":
        return {"kind": "uniform", "limit": numbers(math.sqrt(3 * scale))[0]}
    assert initializer.distribution == "truncated_normal"
    return {"kind": "truncatedNormal", "stddev": numbers(math.sqrt(scale) / 0.87962566103423978)[0]}


def other(kind, params, input_shape, name):
    layer = keras_layer(kind, {**params, "kernelInitializer": name})
    layer.build((None, *input_shape))
    kernels = [weights for weights in layer.get_weights() if weights.ndim > 1]
    names = [f"{kernel}_initializer" for kernel in KERNEL_NAMES.get(kind, ["kernel"])]
    return {
        "kind": kind,
        "params": {**params, "kernelInitializer": name},
        "input": list(input_shape),
        "kernels": [
            {
                "shape": list(weights.shape),
                "spread": spread(getattr(layer, initializer), weights),
                "variance": numbers(np.square(weights).mean())[0],
                "largest": numbers(np.abs(weights).max())[0],
            }
            for weights, initializer in zip(kernels, names, strict=True)
        ],
    }


def make():
    keras.utils.set_random_seed(1)
    cases = [case(*entry) for entry in CASES]
    others = [other(*kernel, name) for name in OTHERS for kernel in KERNELS]
    write("initializers", {"cases": cases, "others": others})
