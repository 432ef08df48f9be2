/** Made by selfTestValues on the cpu backend; self-test.test.ts holds them against it. */
export const expectedSelfTest: readonly number[] = [
  1.0652137, -0.7368572, 0.7766492, -0.5979112, -0.8740969, 0.5439548,
];
