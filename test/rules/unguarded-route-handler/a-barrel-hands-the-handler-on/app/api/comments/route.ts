export { GET, runtime } from './handlers'
export { create as POST, removeComment as DELETE } from './handlers'
export * from './handlers/update'
