import type { DiffRefsSchema, ExpandedMergeRequestSchema, ExpandedUserSchema, MergeRequestDiffSchema } from '@gitbeaker/core'
import type { Told } from './gitlab-description.harness.js'

const made = '2026-03-01T09:00:00.000Z'

const person = (id: number) => ({
  id,
  name: 'Review',
  username: 'review',
  state: 'active',
  avatar_url: 'https://gitlab.example/avatar.png',
  web_url: 'https://gitlab.example/review',
})

export const user: ExpandedUserSchema = {
  ...person(1),
  ...{
    created_at: made,
    last_sign_in_at: made,
    confirmed_at: made,
    last_activity_on: '2026-03-01',
    current_sign_in_at: null,
    local_time: null,
  },
  ...{ locked: false, bio: null, bot: true, location: null, public_email: null, email: 'review@gitlab.example' },
  ...{ skype: null, linkedin: null, twitter: null, discord: null, website_url: null, pronouns: null, organization: null },
  ...{ job_title: null, work_information: null, followers: 0, following: 0, is_followed: false, is_admin: false },
  ...{ theme_id: 1, color_scheme_id: 1, projects_limit: 0, note: null, identities: null, private_profile: null, namespace_id: null },
  ...{ can_create_group: false, can_create_project: false, two_factor_enabled: false, external: false, created_by: null },
}

export function mergeRequest(sha: string, refs: DiffRefsSchema): ExpandedMergeRequestSchema {
  return {
    ...{ id: 70, iid: 7, project_id: 3, source_project_id: 3, target_project_id: 3, title: 'News', description: null, state: 'opened' },
    ...{ sha, diff_refs: refs, source_branch: 'topic', target_branch: 'main', merge_commit_sha: null, squash_commit_sha: null },
    ...{ created_at: made, updated_at: made, prepared_at: made, merged_at: null, closed_at: null, merged_by: null, closed_by: null },
    ...{ author: person(2), assignee: null, assignees: [], reviewers: [], user: { can_merge: false }, subscribed: false },
    ...{ user_notes_count: 0, upvotes: 0, downvotes: 0, labels: [], milestone: null, changes_count: '1', first_contribution: false },
    ...{ draft: false, work_in_progress: false, squash: false, has_conflicts: false, blocking_discussions_resolved: true },
    ...{ merge_when_pipeline_succeeds: false, merge_status: 'can_be_merged', detailed_merge_status: 'mergeable', merge_error: null },
    ...{ discussion_locked: null, should_remove_source_branch: null, force_remove_source_branch: false, approvals_before_merge: null },
    ...{ latest_build_started_at: null, latest_build_finished_at: null, first_deployed_to_production_at: null },
    ...{ pipeline: null, head_pipeline: null },
    reference: '!7',
    references: { short: '!7', relative: '!7', full: 'shop/web!7' },
    time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
    task_completion_status: { count: 0, completed_count: 0 },
    web_url: 'https://gitlab.example/shop/web/-/merge_requests/7',
  } as const satisfies ExpandedMergeRequestSchema
}

export function fileDiff(path: string, diff: string): MergeRequestDiffSchema {
  const flags = { new_file: false, renamed_file: false, deleted_file: false }
  return { old_path: path, new_path: path, a_mode: '100644', b_mode: '100644', ...flags, diff }
}

export type Note = Told & { readonly author: { readonly id: number } }

export function note(id: number, body: string, type: 'DiffNote' | null): Note {
  return {
    ...{ id, type, body, attachment: null, author: person(1), system: false, resolvable: type !== null },
    ...(type !== null && { resolved: false }),
    ...{ created_at: made, updated_at: made, project_id: 3, noteable_id: 70, noteable_iid: 7, noteable_type: 'MergeRequest' },
  } as Note
}
