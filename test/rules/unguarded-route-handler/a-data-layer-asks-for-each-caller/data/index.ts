export * from './projects'
export { ProjectService as Projects } from './project-service'
