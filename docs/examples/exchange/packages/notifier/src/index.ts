export { notify, notifyOne } from './notify.js'
export { indexChanged } from './index-change.js'
export { withdrawalApproved } from './withdrawals.js'
