// What analyses, in one script of which V8 keeps what it compiled.
export { review } from './review.js'
export { scan } from './scan.js'
