"""PyTorch, for comparison: the same step with the same weights and pictures.

Reads one question a line (JSON) from standard input and answers each with a line. Started as: python3 torch_step.py THREADS DEVICE,
the device being cpu or cuda.
"""

import json
import resource
import sys
import time

import numpy as np
import torch
from torch import nn


def layer_of(spec, channels):
    """A torch layer, and how many channels (or units) come out of it."""
    kind, params = spec["kind"], spec["params"]
    if kind == "Conv2D":
        padding = (params["kernelSize"] - 1) // 2 if params["padding"] == "same" else 0
        convolution = nn.Conv2d(channels, params["filters"], params["kernelSize"], padding=padding)
        return nn.Sequential(convolution, nn.ReLU()), params["filters"]
    if kind == "MaxPooling2D":
        return nn.MaxPool2d(params["poolSize"], params["strides"]), channels
    if kind == "Dropout":
        return nn.Dropout(params["rate"]), channels
    if kind == "Flatten":
        return nn.Flatten(), channels
    raise ValueError(kind)


class FlattenChannelsLast(nn.Module):
    """Flattens in the order of height, width, channels, so that the dense weights mean the same as elsewhere."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def build(layers, shapes):
    stack, channels, dense = [], 1, [shape for shape in shapes if len(shape) == 2]
    for spec in layers:
        if spec["kind"] == "Flatten":
            stack.append(FlattenChannelsLast())
        elif spec["kind"] == "Dense":
            inputs, units = dense.pop(0)
            stack.append(nn.Linear(inputs, units))
            if spec["params"]["activation"] == "relu":
                stack.append(nn.ReLU())
        else:
            layer, channels = layer_of(spec, channels)
            stack.append(layer)
    return nn.Sequential(*stack)


def set_weights(model, shapes, values):
    at = 0
    with torch.no_grad():
        for parameter, shape in zip(model.parameters(), shapes):
            size = int(np.prod(shape))
            weights = torch.from_numpy(values[at : at + size].reshape(shape).copy())
            order = {4: (3, 2, 0, 1), 2: (1, 0), 1: (0,)}[len(shape)]
            parameter.copy_(weights.permute(*order))
            at += size


def optimizer_of(spec, rate, parameters):
    params = spec["params"]
    if spec["kind"] == "RMSprop":
        return torch.optim.RMSprop(parameters, lr=rate, alpha=params["rho"], eps=1e-7)
    if spec["kind"] == "Adam":
        return torch.optim.Adam(parameters, lr=rate, betas=(params["beta1"], params["beta2"]), eps=1e-7)
    if spec["kind"] == "Adadelta":
        return torch.optim.Adadelta(parameters, lr=rate, rho=params["rho"], eps=1e-7)
    raise ValueError(spec["kind"])


class Step:
    def __init__(self, question, device):
        self.device = device
        self.batch = question["batch"]
        self.pixels = np.fromfile(question["pixels"], dtype=np.uint8).reshape(-1, 1, 28, 28)
        self.labels = torch.from_numpy(np.fromfile(question["labels"], dtype=np.uint8).astype(np.int64)).to(device)
        self.model = build(question["layers"], question["shapes"])
        set_weights(self.model, question["shapes"], np.fromfile(question["weights"], dtype=np.float32))
        self.model.to(device)
        self.optimizer = optimizer_of(question["optimizer"], question["learningRate"], self.model.parameters())
        self.loss = nn.CrossEntropyLoss()
        self.batches = len(self.labels) // self.batch
        self.done = 0

    def one(self):
        begin = (self.done % self.batches) * self.batch
        end = begin + self.batch
        images = torch.from_numpy(self.pixels[begin:end].astype(np.float32) / 255).to(self.device)
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.model(images), self.labels[begin:end])
        loss.backward()
        self.optimizer.step()
        self.done += 1
        return loss.detach()

    def run(self, count):
        begin = time.perf_counter()
        losses = [self.one() for _ in range(count)]
        losses = [float(loss) for loss in losses]
        return {"milliseconds": (time.perf_counter() - begin) * 1000, "losses": losses}


def peak():
    """Billions of multiply-adds a second in a large matrix product, the best of some."""
    size = 1024
    a, b = torch.rand(size, size), torch.rand(size, size)
    best = float("inf")
    for _ in range(20):
        begin = time.perf_counter()
        torch.mm(a, b)
        best = min(best, time.perf_counter() - begin)
    return size**3 / best / 1e9


def build_of_torch():
    """What this build computes with: BLAS, oneDNN and the widest vectors that it uses here."""
    lines = torch.__config__.show().splitlines()

    def after(word):
        return next((line.split(word, 1)[1].split(",")[0].split("(")[0].strip() for line in lines if word in line), "none")

    return f"BLAS {after('BLAS_INFO=')}, oneDNN {after('MKL-DNN ')}, {after('CPU capability usage: ')}"


def main():
    threads, device = int(sys.argv[1]), sys.argv[2]
    torch.set_num_threads(threads)
    step = None
    for line in sys.stdin:
        question = json.loads(line)
        if "prepare" in question:
            step = Step(question["prepare"], device)
            answer = {}
        elif "steps" in question:
            answer = step.run(question["steps"])
        elif "peak" in question:
            answer = {"peak": peak()}
        else:
            place = torch.cuda.get_device_name() if device == "cuda" else f"{threads} threads, {build_of_torch()}"
            answer = {"device": f"PyTorch {torch.__version__}, {place}"}
        answer["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps(answer), flush=True)


main()
