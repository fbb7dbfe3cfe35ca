export const formatName = (first: string, last: string) => `${first} ${last}`
