/** The thread that reads or fills one template and ends. */
import { answerAsThread } from '../reading-thread.ts';
import { orderIn } from './order.ts';
import { fillTemplate, inspectTemplate } from './template.ts';

await answerAsThread((bytes) => {
  const { values, file } = orderIn(bytes);
  return values === null ? inspectTemplate(file) : fillTemplate(file, values);
});
