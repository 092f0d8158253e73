import type { SampleCourse } from './sample-doors.ts';

function course(id: string, parts: Pick<SampleCourse, 'title' | 'description'> & Partial<SampleCourse>): SampleCourse {
  return {
    id: `sample-course-${id}`,
    category: 'specialised-training',
    isDxRelated: false,
    audience: {},
    requirement: {},
    version: 1,
    ...parts,
  };
}

/** The DX courses have the names of the policy's own example (5.5.(1)); the others are as many city halls have them. Nothing is 必須 or 任意: that is HR's to enter. */
export const SAMPLE_COURSES = {
  dx: course('dx', {
    title: 'DX研修',
    description: '市のDXの考え方と、身近な業務の見直し方を学びます。',
    isDxRelated: true,
  }),
  excel: course('excel', {
    title: 'Excel研修（中級）',
    description: '関数とピボットテーブルで、集計の手間を減らします。パソコンは会場にあります。',
    isDxRelated: true,
  }),
  'excel-basics': course('excel-basics', {
    title: 'Excel研修（初級）',
    description: '表の作り方と、よく使う関数を学びます。',
    isDxRelated: true,
  }),
  'no-code': course('no-code', {
    title: 'ノーコードツール研修',
    description: 'プログラムを書かずに、課の仕事に使う小さなアプリを作ります。',
    isDxRelated: true,
  }),
  'smart-application': course('smart-application', {
    title: 'スマート申請システム研修',
    description: '市民の申請をオンラインで受けるための設定を学びます。',
    isDxRelated: true,
  }),
  bpr: course('bpr', {
    title: 'BPR研修',
    description: '仕事の流れを書き出し、むだを見つけて直す方法を学びます。',
    isDxRelated: true,
  }),
  newcomers: course('newcomers', {
    title: '新規採用職員研修（後期）',
    description: '配属後の仕事を振り返り、次の半年の目標を立てます。',
    category: 'rank-based-training',
    audience: { yearsSinceHiring: 1 },
  }),
  chiefs: course('chiefs', {
    title: '課長級研修',
    description: '部下の育成と、課の目標の立て方を、事例で話し合います。',
    category: 'rank-based-training',
    audience: { grades: ['kacho'] },
  }),
  writing: course('writing', { title: '公用文の書き方研修', description: '伝わる通知文・起案文の書き方を、添削を受けながら学びます。' }),
  law: course('law', { title: '法制執務研修', description: '条例・規則の読み方と作り方の基礎を学びます。' }),
  service: course('service', { title: '窓口接遇研修', description: '窓口と電話での応対を、実習で身に付けます。' }),
} as const satisfies Readonly<Record<string, SampleCourse>>;
