// Svelte's own compiler takes the types out; no other preprocessor is needed.
export default { compilerOptions: { runes: true } };
