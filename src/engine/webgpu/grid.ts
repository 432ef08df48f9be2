/** One value an invocation: how elementwise kernels are laid out over workgroups. */

export const lanes = 256;
/** Every adapter allows this many workgroups in each dimension. */
const mostInRow = 65535;

/** Workgroups for `groups` groups, folded into rows where one row would be too long. */
export function foldedGroups(groups: number): [number, number, 1] {
  const rows = Math.ceil(groups / mostInRow);
  return [Math.ceil(groups / rows), rows, 1];
}

/** Workgroups of `lanes` invocations for `count` values. */
export function groupsFor(count: number): [number, number, 1] {
  return foldedGroups(Math.ceil(count / lanes));
}

/** The head of an entry point whose variables `group` and `lane` undo foldedGroups. */
export const gridMain = `
@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let group = id.y * groups.x + id.x;`;

/** gridMain for kernels that need the number of the value alone. */
export const elementMain = `${gridMain}
  let index = group * ${lanes}u + lane;`;

/** Declares storage buffers at bindings 0, 1, ...: 'read' or 'read_write', name, element type. */
export function storage(
  ...buffers: readonly (readonly [access: 'read' | 'read_write', name: string, type: 'f32' | 'i32'])[]
): string {
  return buffers
    .map(
      ([access, name, type], binding) =>
        `@group(0) @binding(${binding}) var<storage, ${access}> ${name}: array<${type}>;`,
    )
    .join('\n');
}
