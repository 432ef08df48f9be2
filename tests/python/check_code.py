"""Runs generated scripts and tells what their networks are and compute.

usage: python check_code.py keras|pytorch FOLDER

FOLDER/cases.json lists the cases; each has a script, its weights and pictures. The answers go to
FOLDER/answers-TARGET.json. The scripts' own downloads are never called.
"""

import importlib.util
import json
import os
import sys
import types

import numpy as np

os.environ.setdefault("KERAS_BACKEND", "jax")
target, folder = sys.argv[1:3]


def load(path):
    spec = importlib.util.spec_from_file_location("script", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name, shape):
    return np.fromfile(os.path.join(folder, name), "<f4").reshape(shape)


def keras_answer(case, module, weights, x, y):
    import keras

    keras.utils.clear_session()
    model = module.build_model()
    module.load_weights(model, weights)
    answer = {
        "layers": [[layer.__class__.__name__, list(layer.output.shape[1:]), layer.count_params()] for layer in model.layers],
        "parameters": model.count_params(),
        "predictions": np.asarray(model(x, training=False)).ravel().tolist(),
    }
    if case["trains"]:
        labels = keras.utils.to_categorical(y, case["classes"]) if case["oneHot"] else y
        module.train(model, x, labels, *([x, labels] if case["validates"] else []))
        answer["trained"] = np.asarray(model(x, training=False)).ravel().tolist()
    return answer


def pytorch_answer(case, module, weights, x, y):
    import torch

    torch.manual_seed(1)
    model = module.Network()
    module.load_weights(model, weights)
    x, y = torch.tensor(x.transpose(0, 3, 1, 2)), torch.tensor(y)

    def predict():
        model.eval()
        with torch.no_grad():
            return model(x).softmax(dim=1).numpy().ravel().tolist()

    buffers = [each for name, each in model.named_buffers() if "running" in name]
    answer = {
        "parameters": sum(each.numel() for each in [*model.parameters(), *buffers]),
        "predictions": predict(),
    }
    if case["trains"]:
        module.train(model, x, y, *([x, y] if case["validates"] else []))
        answer["trained"] = predict()
    return answer


if target == "pytorch" and importlib.util.find_spec("torchvision") is None:
    # It is only wanted for its downloads.
    sys.modules["torchvision"] = types.SimpleNamespace(datasets=None)

with open(os.path.join(folder, "cases.json")) as file:
    cases = json.load(file)
os.chdir(folder)
answers = {}
for case in cases:
    x = read(f"{case['name']}.x", [-1, *case["inputShape"]])
    y = np.arange(len(x)) % case["classes"]
    module = load(os.path.join(folder, f"{case['name']}-{target}.py"))
    answer = keras_answer if target == "keras" else pytorch_answer
    answers[case["name"]] = answer(case, module, f"{case['name']}.npz", x, y)
with open(os.path.join(folder, f"answers-{target}.json"), "w") as file:
    json.dump(answers, file)
