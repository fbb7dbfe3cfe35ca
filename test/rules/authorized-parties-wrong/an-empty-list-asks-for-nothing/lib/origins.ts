// Filled in when the domain is bought.
export const parties: string[] = []
