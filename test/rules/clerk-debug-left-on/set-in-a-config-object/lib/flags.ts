export const verbose = true
