export { formatName } from './names'
export { Role } from './roles'
export * from './admin'
