export const authOptions = { providers: [] }
