import type { SdkModel } from '../sdk.js'

/** Renders content and sends nothing: no units. */
export default {
  name: 'react-email',
  title: 'React Email',
  docs: 'https://react.email/docs/utilities/render',
  packages: ['@react-email/render', '@react-email/components'],
  clients: ['@react-email/render', '@react-email/components'],
  calls: [{ member: ['render', 'renderAsync'] }],
  units: [],
  content: { data: ['0.props.*'] },
} as const satisfies SdkModel
