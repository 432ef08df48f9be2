"""How much a tutorial's result depends on the seed, in Keras itself: trains its network several times on the full data.

    KERAS_BACKEND=jax python scripts/golden/seeds.py PRESET DIR [SEEDS]

DIR holds the published files in mnist/ and fashion-mnist/; prints the test accuracy of each of SEEDS runs (default 5), their mean and
standard deviation. docs/reproduction.md compares the page's own runs with them.
"""

import gzip
import statistics
import sys

import keras
import numpy as np

layers = keras.layers


def conv(filters: int) -> keras.Layer:
    return layers.Conv2D(filters, 3, activation="relu")


def stack(preset: str) -> list[keras.Layer]:
    if preset == "fashion-dense":
        return [layers.Flatten(), layers.Dense(128, activation="relu")]
    if preset == "mnist-cnn-dense64":
        pooled = [conv(32), layers.MaxPooling2D(2), conv(64), layers.MaxPooling2D(2), conv(64)]
        return [*pooled, layers.Flatten(), layers.Dense(64, activation="relu")]
    raise SystemExit(f"no stack for {preset}")


def read(folder: str, name: str, header: int) -> np.ndarray:
    with gzip.open(f"{folder}/{name}-ubyte.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def load(folder: str, split: str) -> tuple[np.ndarray, np.ndarray]:
    images = read(folder, f"{split}-images-idx3", 16).reshape(-1, 28, 28, 1)
    return images.astype("float32") / 255, read(folder, f"{split}-labels-idx1", 8)


def accuracy(preset: str, data: str, seed: int) -> float:
    keras.utils.set_random_seed(seed)
    folder = f"{data}/{'fashion-mnist' if preset.startswith('fashion') else 'mnist'}"
    model = keras.Sequential([keras.Input((28, 28, 1)), *stack(preset), layers.Dense(10, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(*load(folder, "train"), batch_size=32, epochs=5, verbose=0)
    return model.evaluate(*load(folder, "t10k"), batch_size=500, verbose=0)[1]


def main() -> None:
    preset, data, *rest = sys.argv[1:]
    found = []
    for seed in range(1, int(rest[0] if rest else 5) + 1):
        found.append(accuracy(preset, data, seed))
        print(f"seed {seed}: {found[-1]:.4f}", flush=True)
    print(f"mean {statistics.mean(found):.4f}, standard deviation {statistics.stdev(found):.4f}")


main()
