interface SamplePlan {
  /** The display name of the sample group that owns the plan. */
  readonly group: string;
  readonly title: string;
  readonly buckets: readonly string[];
  readonly tasks: readonly string[];
}

const progress = ['To do', 'In progress', 'Done'];

/** Alex is a member of All Company and of no other group that owns a plan. */
export const samplePlans: readonly SamplePlan[] = [
  {
    group: 'All Company',
    title: 'Office Opening',
    buckets: ['Rooms', 'Network', 'Party'],
    tasks: ['Book the movers', 'Order new badges', 'Choose the carpets'],
  },
  { group: 'All Company', title: 'Onboarding', buckets: progress, tasks: ['Write the welcome letter'] },
  { group: 'All Company', title: 'Website Relaunch', buckets: progress, tasks: [] },
  { group: 'All Company', title: 'Ideas', buckets: [], tasks: [] },
  { group: 'Book Club', title: 'Reading List', buckets: ['Next', 'Read'], tasks: ['Middlemarch'] },
  { group: 'Marketing', title: 'Spring Campaign', buckets: progress, tasks: [] },
  { group: 'Product Launch', title: 'Launch Day', buckets: ['Before', 'On the day', 'After'], tasks: [] },
  { group: 'Sales', title: 'Customer Visits', buckets: progress, tasks: [] },
];

/** How `category1` to `category6` are called in every sample plan. */
export const sampleCategories: readonly string[] = ['Urgent', 'Blocked', 'Purchase', 'Design', 'Legal', 'Waiting'];
