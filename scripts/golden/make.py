"""Makes all golden vectors, in the folder named as an argument or in their usual one; see README.md."""

import graphs
import initializers
import layers
import losses
import optimizers
import summaries
import training

for module in (layers, losses, optimizers, initializers, training, summaries, graphs):
    module.make()
    print(module.__name__, flush=True)
