/** mix32 and randomWord of domain/random in GLSL: arithmetic of uint wraps as Math.imul does. */
export const randomWordGlsl = `
uint mix32(uint word) {
  uint mixed = (word ^ (word >> 16u)) * 0x21f0aaadu;
  mixed = (mixed ^ (mixed >> 15u)) * 0x735a2d97u;
  return mixed ^ (mixed >> 15u);
}
uint randomWord(uint key, uint index) {
  return mix32(mix32(index + 0x9e3779b9u) ^ key);
}`;
