export class CourseMoved {
  constructor(
    public readonly courseId: string,
    public readonly students: string[],
  ) {}
}
