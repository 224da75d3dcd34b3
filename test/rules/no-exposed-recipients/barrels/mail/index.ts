export * from './transactional'
export { default as Newsletter } from './newsletter'
export { bulk as sendBulk } from './bulk'
export * as digest from './digest'
