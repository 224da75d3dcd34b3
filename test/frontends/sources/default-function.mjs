export default function () { return 1 }
export { default as Thing } from './thing.js'
