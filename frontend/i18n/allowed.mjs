// Literals that look like words for people and are none, by module.

export const ALLOWED = {};
