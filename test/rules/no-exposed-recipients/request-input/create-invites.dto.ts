import { IsEmail, IsOptional, IsString } from 'class-validator'

export class CreateInvitesDto {
  @IsEmail({}, { each: true })
  emails!: string[]

  @IsOptional()
  @IsString()
  note?: string
}
