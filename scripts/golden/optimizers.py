"""Each optimizer over 20 steps: the values of one small variable for a fixed sequence of gradients."""

import numpy as np

from common import KERAS_NAMES, draw, keras, keras_optimizer, numbers, write

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


def decaying():
    """Every optimizer with a weight decay that is strong enough to tell whether it comes before or after the step."""
    specs = {
        "SGD": {"momentum": 0, "nesterov": False},
        "SGD with momentum": {"momentum": 0.9, "nesterov": True},
        "RMSprop": RMS,
        "RMSprop with momentum": {"rho": 0.9, "momentum": 0.9},
        "Adam": BETAS,
        "Adadelta": {"rho": 0.95},
        "Adagrad": {"initialAccumulatorValue": 0.1},
        "Nadam": BETAS,
    }
    for name, params in specs.items():
        decaying_spec = spec(name.split()[0], **params, weightDecay=0.5)
        yield f"{name}, decaying", decaying_spec, keras_optimizer(decaying_spec, 0.1)


def clipped():
    """Two variables under each of the three clippings, at a size that some gradients reach and others do not."""
    kinds = {"SGD": {"momentum": 0.9, "nesterov": False}, "Adam": BETAS}
    return [clipped_case(kind, params, clipping) for clipping in ("clipnorm", "clipvalue", "global_clipnorm") for kind, params in kinds.items()]


def clipped_case(kind, params, clipping, at=0.8):
    decaying_spec = spec(kind, **params, weightDecay=0.1)
    optimizer = keras_optimizer(decaying_spec, 0.1, **{clipping: at})
    variables = [keras.Variable(START[:4]), keras.Variable(START[4:])]
    optimizer.build(variables)
    values = {}
    for step, gradient in enumerate(gradients(), 1):
        optimizer.apply([gradient[:4], gradient[4:]], variables)
        if step in SHOWN:
            values[step] = numbers(np.concatenate([np.asarray(variable) for variable in variables]))
    return {
        "name": f"{kind} with {clipping}",
        "optimizer": decaying_spec,
        "learningRate": 0.1,
        "clipping": {"kind": clipping, "at": at},
        "values": values,
    }


def make():
    steps = [numbers(gradient) for gradient in gradients()]
    cases = [case(*entry) for entry in [*CASES, *decaying()]]
    write("optimizers", {"start": numbers(START), "gradients": steps, "cases": cases, "clipped": clipped()})
