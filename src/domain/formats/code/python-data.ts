/** The part of Python code that reads an own set: the zip that the page exports, with images and labels as IDX. */
import { ownFileName, testEvery } from '../../data/own-set';

export const ownDataImports = ['import json', 'import zipfile'];

/** Leaves NumPy arrays x_train, y_train, x_test, y_test of bytes, split as the page splits them. */
export const ownDataBody = (
  ownSetName: string,
) => `# Export your pictures in CNN Playground (tab Data) and put the file beside this script.
with zipfile.ZipFile("${ownFileName(ownSetName)}") as file:
    x = np.frombuffer(file.read("images-idx3-ubyte"), np.uint8, offset=16).reshape(-1, 28, 28)
    y = np.frombuffer(file.read("labels-idx1-ubyte"), np.uint8, offset=8)
    print("Classes:", json.loads(file.read("labels.json"))["classes"])
# Every fifth picture of each class is kept back for the test.
is_test = np.zeros(len(y), bool)
for label in np.unique(y):
    is_test[np.flatnonzero(y == label)[${testEvery - 1}::${testEvery}]] = True
x_train, y_train, x_test, y_test = x[~is_test], y[~is_test], x[is_test], y[is_test]`;

/** As above from a full set: only its part that comes with the page. */
export const partBody = `# The part that comes with CNN Playground: 8,000 pictures to train on, the next 2,000 to test.
x_test, y_test = x_train[8000:10000], y_train[8000:10000]
x_train, y_train = x_train[:8000], y_train[:8000]`;
