export * from './barreled'
