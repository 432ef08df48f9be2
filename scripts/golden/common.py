"""What all golden vectors share: the fixed inputs, the rounding and the file format."""

import json
import os
import pathlib
import re
import sys

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import keras
import numpy as np

# Full float32 products: the default may be less precise on some devices.
jax.config.update("jax_default_matmul_precision", "highest")

COMMITTED = pathlib.Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "golden"
FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else COMMITTED


def draw(seed, *shape, scale=1.0):
    """Normal numbers with two decimals, so that a short text holds them exactly."""
    return np.round(np.random.default_rng(seed).normal(0, scale, shape), 2).astype("float32") + np.float32(0)


def numbers(values):
    """Values in a flat list, with 7 significant digits."""
    return [shortest(value) for value in np.asarray(values, "float32").ravel()]


def shortest(value):
    number = float(f"{float(value):.7g}")
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def tensor(values):
    return {"shape": list(np.shape(values)), "values": numbers(values)}


def write(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"keras": keras.__version__, "backend": keras.backend.backend(), **content}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n")


# Names of optimizer parameters that are not Keras's own.
KERAS_NAMES = {
    "beta1": "beta_1",
    "beta2": "beta_2",
    "weightDecay": "weight_decay",
    "initialAccumulatorValue": "initial_accumulator_value",
}


def keras_optimizer(spec, rate, **more):
    """The Keras optimizer of one of our specs."""
    named = {KERAS_NAMES.get(name, name): exact(value) for name, value in spec["params"].items()}
    return getattr(keras.optimizers, spec["kind"])(learning_rate=rate, **named, **more)


def exact(value):
    """Keras wants 0.0 where a whole number stands in JSON."""
    return value if isinstance(value, bool) else float(value)


KERNEL_NAMES = {"SeparableConv2D": ["depthwise", "pointwise"], "DepthwiseConv2D": ["depthwise"]}


def regularizer(l1, l2):
    if not l1:
        return keras.regularizers.L2(l2)
    return keras.regularizers.L1L2(l1, l2) if l2 else keras.regularizers.L1(l1)


def keras_layer(kind, params, **options):
    """The Keras layer of one of our layer specs: the same names, written with underscores."""
    plain = {name: value for name, value in params.items() if name not in ("kernelInitializer", "l1", "l2")}
    named = {re.sub("([A-Z])", r"_\1", name).lower(): value for name, value in plain.items()}
    l1, l2 = params.get("l1", 0), params.get("l2", 0)
    for kernel in KERNEL_NAMES.get(kind, ["kernel"]):
        if l1 or l2:
            named[f"{kernel}_regularizer"] = regularizer(l1, l2)
        if "kernelInitializer" in params:
            named[f"{kernel}_initializer"] = params["kernelInitializer"]
    return getattr(keras.layers, kind)(**named, **options)
