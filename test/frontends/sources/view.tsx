import type { FC, ReactNode } from 'react'
type Props = { users: User[]; children?: ReactNode }
export const Digest: FC<Props> = ({ users, children = null }: Props) => {
  const [sent, setSent] = useState<string[]>([])
  useEffect(() => { if (!users.length) return; void (async () => setSent(await send(users)))() }, [users])
  return <Table<User> rows={users as User[]} render={(user: User): ReactNode => <Row {...user} email={user.email!} />}>{children}{sent.join(', ')}</Table>
}
export default Digest
const Generic = <T extends object>(props: { items: T[] }) => <ul>{props.items.map((item, index) => <li key={index}>{String(item)}</li>)}</ul>
