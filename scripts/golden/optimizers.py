"""Each optimizer over 20 steps: the values of one small variable for a fixed sequence of gradients."""

import numpy as np

from common import draw, keras, numbers, write

STEPS = 20
SHOWN = (1, 2, 5, 20)
START = np.array([0, 0, 0, 0, 0.5, -2], "float32")


def gradients():
    """Steady, noisy, vanishing, mostly zero, and two for weights that decay."""
    steady = np.array([0.5, 0, 0, 0, 0.1, -0.3])
    size = np.array([0.1, 1, 0.000001, 0.02, 0.3, 1])
    noise = draw(3, STEPS, 6) * size + steady
    noise[np.arange(STEPS) % 4 != 1, 3] = 0
    return noise.astype("float32")


def spec(kind, **params):
    return {"kind": kind, "params": params}


BETAS = {"beta1": 0.9, "beta2": 0.999}
MOMENTUM = {"momentum": 0.9, "nesterov": False}
RMS = {"rho": 0.9, "momentum": 0}

# At Keras's defaults, but for what the name says; `make` checks that the defaults written here are Keras's.
CASES = [
    ("SGD", spec("SGD", momentum=0, nesterov=False), keras.optimizers.SGD()),
    ("SGD with momentum", spec("SGD", **MOMENTUM), keras.optimizers.SGD(momentum=0.9)),
    (
        "SGD with Nesterov momentum",
        spec("SGD", momentum=0.9, nesterov=True),
        keras.optimizers.SGD(momentum=0.9, nesterov=True),
    ),
    ("RMSprop", spec("RMSprop", **RMS), keras.optimizers.RMSprop()),
    ("RMSprop with momentum", spec("RMSprop", rho=0.9, momentum=0.9), keras.optimizers.RMSprop(momentum=0.9)),
    ("Adam", spec("Adam", **BETAS), keras.optimizers.Adam()),
    ("AdamW", spec("AdamW", **BETAS, weightDecay=0.004), keras.optimizers.AdamW()),
    (
        # Strong enough to tell whether the decay comes before or after the step.
        "AdamW with strong decay",
        spec("AdamW", **BETAS, weightDecay=0.5),
        keras.optimizers.AdamW(learning_rate=0.1, weight_decay=0.5),
    ),
    ("Adadelta", spec("Adadelta", rho=0.95), keras.optimizers.Adadelta()),
    ("Adadelta at rate 1", spec("Adadelta", rho=0.95), keras.optimizers.Adadelta(learning_rate=1.0)),
    ("Adagrad", spec("Adagrad", initialAccumulatorValue=0.1), keras.optimizers.Adagrad()),
    ("Nadam", spec("Nadam", **BETAS), keras.optimizers.Nadam()),
    ("Nadam at rate 0.1", spec("Nadam", **BETAS), keras.optimizers.Nadam(learning_rate=0.1)),
]
KERAS_NAMES = {
    "beta1": "beta_1",
    "beta2": "beta_2",
    "weightDecay": "weight_decay",
    "initialAccumulatorValue": "initial_accumulator_value",
}


def case(name, optimizer_spec, optimizer):
    config = optimizer.get_config()
    for param, value in optimizer_spec["params"].items():
        assert config[KERAS_NAMES.get(param, param)] == value, (name, param)
    variable = keras.Variable(START)
    optimizer.build([variable])
    values = {}
    for step, gradient in enumerate(gradients(), 1):
        optimizer.apply([gradient], [variable])
        if step in SHOWN:
            values[step] = numbers(variable)
    return {
        "name": name,
        "optimizer": optimizer_spec,
        "learningRate": numbers(config["learning_rate"])[0],
        "values": values,
    }


def make():
    steps = [numbers(gradient) for gradient in gradients()]
    write("optimizers", {"start": numbers(START), "gradients": steps, "cases": [case(*entry) for entry in CASES]})
