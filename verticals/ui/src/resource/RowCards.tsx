import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { useListContext } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Row } from '../shell/dataProvider';
import { can, labelField, stateField, type FieldMeta } from './meta';
import { listFields } from './RowTable';
import { useResourceMeta } from './useResourceMeta';
import { isNumeric, Value } from './Value';

/** Records on a phone: what it is called, its state and amount, the rest in a second line. */
export function RowCards() {
  const { resource } = useResourceMeta();
  const { data = [] } = useListContext<Row>();
  const label = resource.fields.find(field => field.name === labelField(resource));
  const state = stateField(resource);
  const others = listFields(resource.fields).filter(field => field !== label && field !== state);
  const amount = others.find(isNumeric);
  const details = others.filter(field => field !== amount).slice(0, 3);
  const target = can(resource, 'show') ? '/show' : '';
  return (
    <List disablePadding>
      {data.map(row => (
        <Box component="li" key={row.id} sx={{ listStyle: 'none', borderBottom: 1, borderColor: 'divider' }}>
          <ListItemButton component={Link} to={`/${resource.name}/${encodeURIComponent(String(row.id))}${target}`} sx={{ display: 'block', py: 1 }}>
            <Split left={label && <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}><Value field={label} record={row} plain /></Typography>}
              right={state && <Value field={state} record={row} plain />} />
            <Split left={<Typography component="span" color="text.secondary"><Joined fields={details} row={row} /></Typography>}
              right={amount && <Value field={amount} record={row} plain />} />
          </ListItemButton>
        </Box>
      ))}
    </List>
  );
}

function Split({ left, right }: { left: React.ReactNode; right: React.ReactNode }) {
  return <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}>{left}{right}</Box>;
}

function Joined({ fields, row }: { fields: FieldMeta[]; row: Row }) {
  const filled = fields.filter(field => row[field.name] !== undefined && row[field.name] !== null && row[field.name] !== '');
  return filled.map((field, index) => <span key={field.name}>{index > 0 && ' · '}<Box component="span" sx={{ display: 'inline-block' }}><Value field={field} record={row} plain /></Box></span>);
}
