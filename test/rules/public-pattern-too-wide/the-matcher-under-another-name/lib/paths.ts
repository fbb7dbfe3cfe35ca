export * from './paths/help'
