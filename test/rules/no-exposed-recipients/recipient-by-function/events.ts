export interface OrderEvent {
  order: { id: string; customer: { emailAddress: string } }
}
