import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { pgTable, serial, text } from 'drizzle-orm/pg-core'
import { Resend } from 'resend'

const users = pgTable('users', { id: serial('id'), email: text('email') })
const departments = pgTable('departments', { id: serial('id'), name: text('name') })
const departmentAccounts = pgTable('department_accounts', { userId: serial('user_id'), departmentId: serial('department_id') })
const courses = pgTable('courses', { id: serial('id'), name: text('name') })
const bookings = pgTable('bookings', { userId: serial('user_id'), courseId: serial('course_id') })

const db = drizzle(process.env.DATABASE_URL!)
const resend = new Resend(process.env.RESEND_API_KEY)

export async function assigned(department: string): Promise<void> {
  const rows = await db
    .select({ user: users })
    .from(users)
    .innerJoin(departmentAccounts, eq(users.id, departmentAccounts.userId))
    .innerJoin(departments, eq(departmentAccounts.departmentId, departments.id))
    .where(eq(departments.name, department))
  const to = rows.map((row) => row.user.email!)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to, subject: 'A task for you', text: 'See the board.' })
}

export async function moved(course: string): Promise<void> {
  const rows = await db
    .select({ user: users })
    .from(users)
    .innerJoin(bookings, eq(users.id, bookings.userId))
    .innerJoin(courses, eq(bookings.courseId, courses.id))
    .where(eq(courses.name, course))
  const to = rows.map((row) => row.user.email!)
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'a@example.com', to, subject: 'Your course', text: 'It starts a week later.' })
}
