/** The words of a name such as "MaxPooling2D 1", where it may break: "Max", "Pooling2D 1". Together they are the name. */
export function nameParts(name: string): readonly string[] {
  return name.split(/(?<=[a-z]|\dD)(?=[A-Z][a-z])/);
}
