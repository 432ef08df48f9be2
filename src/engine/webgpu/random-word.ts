/** mix32 and randomWord of domain/random in WGSL: arithmetic of u32 wraps as Math.imul does. */
export const randomWordWgsl = `
fn mix32(word: u32) -> u32 {
  var mixed = (word ^ (word >> 16u)) * 0x21f0aaadu;
  mixed = (mixed ^ (mixed >> 15u)) * 0x735a2d97u;
  return mixed ^ (mixed >> 15u);
}
fn randomWord(key: u32, index: u32) -> u32 {
  return mix32(mix32(index + 0x9e3779b9u) ^ key);
}`;
