# Gives the tests a Python with Keras and one with PyTorch, so that nothing that asks them is skipped. Read by .ci/run; the product needs neither.
PYTHON_KERAS="$PWD/.cache/python/bin/python"
PYTHON_TORCH=/usr/bin/python3

has() { KERAS_BACKEND=jax "$1" -c "import numpy, $2" 2>/dev/null; }

if ! has "$PYTHON_TORCH" torch || ! python3 -c 'import ensurepip' 2>/dev/null; then
  apt-get update
  apt-get install --yes --no-install-recommends python3-torch python3-venv
fi
if ! has "$PYTHON_KERAS" keras; then
  python3 -m venv .cache/python
  "$PYTHON_KERAS" -m pip install --quiet --disable-pip-version-check --requirement scripts/golden/requirements.txt
fi
export PYTHON_KERAS PYTHON_TORCH
