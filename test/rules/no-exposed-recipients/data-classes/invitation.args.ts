export class InvitationArgs {
  to!: string
  invitedBy!: string
}
