export * from './send'
