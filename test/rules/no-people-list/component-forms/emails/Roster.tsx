import { Section, Text } from 'jsx-email'
import React, { memo } from 'react'
import { Layout, Silent } from './Layout'

type Student = { name: string; email: string; parentPhone: string | null }

const Line = memo(function Line({ student, withPhone = false }: { student: Student; withPhone?: boolean }) {
  return (
    <Text>
      {student.name} {withPhone && student.parentPhone}
    </Text>
  )
})

export const Roster = ({ students, title }: { students: Student[]; title: string }) => {
  const sorted = [...students].sort((a, b) => a.name.localeCompare(b.name))
  if (sorted.length === 0) return null
  return (
    <Layout title={title}>
      <Section>
        {sorted.map((student) => (
          <Line key={student.email} student={student} withPhone />
        ))}
      </Section>
    </Layout>
  )
}

export class RosterPage extends React.Component<{ students: Student[] }> {
  render() {
    return (
      <Layout title="Class">
        {this.props.students.map(({ email }) => (
          <Text>{email}</Text>
        ))}
      </Layout>
    )
  }
}

export const Raw = ({ students }: { students: Student[] }) => (
  <div dangerouslySetInnerHTML={{ __html: students.map((student) => `<li>${student.email}</li>`).join('') }} />
)

export const Swallowed = ({ students }: { students: Student[] }) => (
  <Silent title="Class">
    {students.map((student) => (
      <Text>{student.email}</Text>
    ))}
  </Silent>
)

/** Keys and handlers are no markup. */
export const Keys = ({ students }: { students: Student[] }) => (
  <Layout title="Class">
    {students.map((student, index) => (
      <Text key={student.email} data-row={index}>
        {student.name.charAt(0)}.
      </Text>
    ))}
  </Layout>
)
