"""Names, output shapes and parameter counts as Keras gives them: for the tutorials' networks and for one with all kinds of layers."""

from common import keras, write

kl = keras.layers


def conv(filters, padding="valid"):
    return kl.Conv2D(filters, 3, padding=padding, activation="relu")


def pool():
    return kl.MaxPooling2D(2)


def relu(units):
    return kl.Dense(units, activation="relu")


def end():
    return [kl.Flatten(), kl.Dense(10, activation="softmax")]


NETWORKS = {
    "mnist-softmax": lambda: end(),
    "mnist-dense": lambda: [kl.Flatten(), relu(512), kl.Dense(10, activation="softmax")],
    "mnist-first-convnet": lambda: [conv(32), pool(), conv(64), pool(), conv(128), *end()],
    "mnist-cnn-dense64": lambda: [
        conv(32),
        pool(),
        conv(64),
        pool(),
        conv(64),
        kl.Flatten(),
        relu(64),
        kl.Dense(10, activation="softmax"),
    ],
    "mnist-dropout-adadelta": lambda: [
        conv(32),
        conv(64),
        pool(),
        kl.Dropout(0.25),
        kl.Flatten(),
        relu(128),
        kl.Dropout(0.5),
        kl.Dense(10, activation="softmax"),
    ],
    "fashion-dense": lambda: [kl.Flatten(), relu(128), kl.Dense(10, activation="softmax")],
    "fashion-cnn": lambda: [
        conv(32, "same"),
        pool(),
        conv(64, "same"),
        pool(),
        kl.Flatten(),
        relu(128),
        kl.Dense(10, activation="softmax"),
    ],
    # Every kind twice where it can stand twice; the specs stand in the test.
    "all-kinds": lambda: [
        kl.ZeroPadding2D(1),
        kl.Conv2D(8, 3, use_bias=False),
        kl.BatchNormalization(),
        kl.Activation("relu"),
        kl.SeparableConv2D(12, 3, padding="same", depth_multiplier=2),
        kl.MaxPooling2D(3, 2, padding="same"),
        kl.DepthwiseConv2D(3, strides=2, padding="same", depth_multiplier=2),
        kl.BatchNormalization(),
        kl.Activation("elu"),
        kl.AveragePooling2D(2),
        kl.ZeroPadding2D(2),
        kl.SeparableConv2D(16, 2),
        kl.DepthwiseConv2D(2),
        kl.AveragePooling2D(2, 1, padding="same"),
        kl.Dropout(0.2),
        kl.GlobalAveragePooling2D(),
        kl.Dense(20),
        kl.BatchNormalization(),
        kl.Dropout(0.2),
        kl.Flatten(),
        kl.Dense(10, activation="softmax"),
    ],
    "larger": lambda: [
        kl.UpSampling2D(2, interpolation="bilinear"),
        conv(4),
        kl.LeakyReLU(),
        kl.UpSampling2D(3),
        kl.LeakyReLU(negative_slope=0.1),
        kl.GlobalAveragePooling2D(),
        kl.Dense(10, activation="softmax"),
    ],
    "not-square": lambda: [
        kl.ZeroPadding2D(((1, 0), (2, 3))),
        kl.Conv2D(6, (3, 5), strides=(1, 2), padding="same"),
        kl.Conv2D(4, (2, 3), dilation_rate=(3, 1)),
        kl.MaxPooling2D((2, 3)),
        kl.SeparableConv2D(5, (1, 3), dilation_rate=2, padding="same"),
        kl.DepthwiseConv2D((3, 1), strides=2, dilation_rate=2, depth_multiplier=2),
        kl.UpSampling2D((2, 3)),
        kl.AveragePooling2D((1, 4), strides=(2, 1), padding="same"),
        kl.ZeroPadding2D((0, 1)),
        kl.Flatten(),
        kl.Dense(10, activation="softmax"),
    ],
    "noisy": lambda: [
        kl.Rescaling(2, offset=-1),
        conv(4),
        kl.SpatialDropout2D(0.25),
        kl.GaussianNoise(0.1),
        kl.Rescaling(0.5),
        kl.SpatialDropout2D(0.25),
        kl.Flatten(),
        kl.GaussianNoise(0.1),
        kl.Dense(10, activation="softmax"),
    ],
    "normalised": lambda: [
        kl.LayerNormalization(),
        conv(4),
        kl.LayerNormalization(scale=False),
        kl.Flatten(),
        kl.LayerNormalization(center=False),
        kl.LayerNormalization(center=False, scale=False),
        kl.Dense(10, activation="softmax"),
    ],
    "decoder": lambda: [
        kl.Conv2D(4, 3, strides=2, activation="relu"),
        kl.Conv2DTranspose(6, 3, strides=2, activation="relu"),
        kl.Conv2DTranspose(3, (2, 3), strides=(3, 1), padding="same", use_bias=False),
        kl.Flatten(),
        kl.Dense(10, activation="softmax"),
    ],
    "global-max": lambda: [kl.GlobalMaxPooling2D(), kl.Dense(10, activation="softmax")],
}


# Keras numbers layers as they are made: each line makes one of a kind.
def residual(x):
    x = pool()(conv(32, "same")(x))
    y = conv(32, "same")(x)
    y = kl.Conv2D(32, 3, padding="same")(y)
    x = kl.Activation("relu")(kl.Add()([y, x]))
    y = kl.Conv2D(64, 3, strides=2, padding="same", activation="relu")(x)
    y = kl.Conv2D(64, 3, padding="same")(y)
    x = kl.Conv2D(64, 1, strides=2, padding="same")(x)
    x = kl.Activation("relu")(kl.Add()([y, x]))
    x = pool()(x)
    return kl.Dense(10, activation="softmax")(kl.Flatten()(x))


def inception(x):
    def one(filters):
        return kl.Conv2D(filters, 1, padding="same", activation="relu")

    x = pool()(conv(32, "same")(x))
    single = one(32)(x)
    three = one(32)(x)
    three = conv(48, "same")(three)
    five = one(16)(x)
    five = kl.Conv2D(16, 5, padding="same", activation="relu")(five)
    pooled = kl.MaxPooling2D(3, 1, padding="same")(x)
    pooled = one(32)(pooled)
    x = pool()(kl.Concatenate()([single, three, five, pooled]))
    return kl.Dense(10, activation="softmax")(kl.Flatten()(kl.Dropout(0.25)(x)))


GRAPHS = {"mnist-residual": residual, "fashion-inception": inception}


def sequential(layers):
    return keras.Sequential([keras.Input((28, 28, 1)), *layers()])


def functional(graph):
    x = keras.Input((28, 28, 1))
    return keras.Model(x, graph(x))


def summary(name, build, what):
    keras.utils.clear_session()
    model = build(what)
    lines = []
    model.summary(print_fn=lambda text: lines.extend(text.split("\n")))
    layers = [layer for layer in model.layers if not isinstance(layer, kl.InputLayer)]
    rows = [f"{layer.name} ({type(layer).__name__}) {layer.output.shape} {layer.count_params()}" for layer in layers]
    trainable = sum(int(weights.value.size) for weights in model.trainable_weights)
    text = {"text": lines} if name == "all-kinds" or name in GRAPHS else {}
    return {
        "name": name,
        "layers": rows,
        "total": model.count_params(),
        "trainable": trainable,
        "totals": [line.strip() for line in lines if "params:" in line],
        **text,
    }


def make():
    stacks = [summary(name, sequential, layers) for name, layers in NETWORKS.items()]
    graphs = [summary(name, functional, graph) for name, graph in GRAPHS.items()]
    write("summaries", {"networks": [*stacks, *graphs]})
