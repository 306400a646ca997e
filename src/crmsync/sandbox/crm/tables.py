"""The modules and fields a new organisation has, as tables.

Data only. Names, types and lengths: fact sheet section 4; lengths of a young organisation: its `new` column.
"""

from __future__ import annotations

from crmsync.sandbox.crm.fields import SE_MODULE, FieldSpec, FieldType, ModuleSpec, RelatedList

T = FieldType


def _field(
    api_name: str,
    field_type: FieldType,
    length: int = 255,
    *,
    mandatory: bool = False,
    pick: tuple[str, ...] = (),
    lookup: str | None = None,
) -> FieldSpec:
    return FieldSpec(
        api_name=api_name,
        type=field_type,
        length=length,
        mandatory=mandatory,
        pick_list=pick,
        lookup=lookup,
    )


def _server(api_name: str, field_type: FieldType, length: int = 120) -> FieldSpec:
    return FieldSpec(api_name=api_name, type=field_type, length=length, read_only=True)


def _address(prefix: str, zip_name: str = "Zip") -> tuple[FieldSpec, ...]:
    return (
        _field(f"{prefix}_Street", T.TEXT_AREA, 250),
        _field(f"{prefix}_City", T.TEXT, 30),
        _field(f"{prefix}_State", T.TEXT, 30),
        _field(f"{prefix}_{zip_name}", T.TEXT, 30),
        _field(f"{prefix}_Country", T.TEXT, 30),
    )


_HEAD = (_server("id", T.ID, 18), _field("Owner", T.OWNER, 120))
_TAIL = (
    _field("Tag", T.TAGS, 2000),
    _server("Created_By", T.OWNER),
    _server("Modified_By", T.OWNER),
    _server("Created_Time", T.DATETIME),
    _server("Modified_Time", T.DATETIME),
    _server("Last_Activity_Time", T.DATETIME),
    _server("Locked__s", T.BOOLEAN, 5),
    _server("Record_Status__s", T.PICK_LIST),
)

_CONTACT_FIELDS = (
    *_HEAD,
    _field("Lead_Source", T.PICK_LIST, 120, pick=(
        "-None-", "Advertisement", "Cold Call", "Employee Referral", "External Referral", "Partner",
        "Public Relations", "Trade Show", "Web Download", "Web Research", "Chat",
    )),
    _field("Salutation", T.PICK_LIST, 120, pick=("-None-", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.")),
    _field("First_Name", T.TEXT, 40),
    _field("Last_Name", T.TEXT, 80, mandatory=True),
    _server("Full_Name", T.TEXT, 120),
    _field("Account_Name", T.LOOKUP, 120, lookup="Accounts"),
    _field("Vendor_Name", T.LOOKUP, 120, lookup="Vendors"),
    _field("Email", T.EMAIL, 100),
    _field("Secondary_Email", T.EMAIL, 100),
    _field("Title", T.TEXT, 100),
    _field("Department", T.TEXT, 50),
    _field("Phone", T.PHONE, 50),
    _field("Home_Phone", T.PHONE, 30),
    _field("Other_Phone", T.PHONE, 30),
    _field("Mobile", T.PHONE, 30),
    _field("Fax", T.TEXT, 30),
    _field("Assistant", T.TEXT, 50),
    _field("Asst_Phone", T.PHONE, 30),
    _field("Date_of_Birth", T.DATE, 20),
    _field("Reporting_To", T.LOOKUP, 120, lookup="Contacts"),
    _field("Skype_ID", T.TEXT, 50),
    _field("Twitter", T.TEXT, 50),
    _field("Email_Opt_Out", T.BOOLEAN, 5),
    *_address("Mailing"),
    *_address("Other"),
    _field("Description", T.TEXT_AREA, 32000),
    _server("Record_Image", T.IMAGE, 255),
    *_TAIL,
    _server("Data_Source", T.PICK_LIST),
    _server("Unsubscribed_Mode", T.PICK_LIST),
    _server("Unsubscribed_Time", T.DATETIME),
    _server("Change_Log_Time__s", T.DATETIME),
)  # fmt: skip

_ACCOUNT_FIELDS = (
    *_HEAD,
    _field("Account_Name", T.TEXT, 200, mandatory=True),
    _field("Account_Number", T.BIG_INTEGER, 18),
    _field("Account_Site", T.TEXT, 80),
    _field("Account_Type", T.PICK_LIST, 120, pick=(
        "-None-", "Analyst", "Competitor", "Customer", "Distributor", "Integrator", "Investor", "Other",
        "Partner", "Press", "Prospect", "Reseller", "Supplier", "Vendor",
    )),
    _field("Industry", T.PICK_LIST, 120, pick=(
        "-None-", "Communications", "Consulting", "Education", "Finance", "Manufacturing", "Service Provider",
        "Technology", "Other",
    )),
    _field("Ownership", T.PICK_LIST, 120, pick=("-None-", "Other", "Private", "Public", "Subsidiary")),
    _field("Rating", T.PICK_LIST, 120, pick=("-None-", "Acquired", "Active", "Market Failed", "Shut Down")),
    _field("Parent_Account", T.LOOKUP, 120, lookup="Accounts"),
    _field("Phone", T.PHONE, 30),
    _field("Fax", T.TEXT, 30),
    _field("Website", T.WEBSITE, 255),
    _field("Ticker_Symbol", T.TEXT, 30),
    _field("SIC_Code", T.INTEGER, 9),
    _field("Employees", T.INTEGER, 9),
    _field("Annual_Revenue", T.CURRENCY, 16),
    *_address("Billing", "Code"),
    *_address("Shipping", "Code"),
    _field("Description", T.TEXT_AREA, 32000),
    _server("Record_Image", T.IMAGE, 255),
    *_TAIL,
)  # fmt: skip

_VENDOR_FIELDS = (
    *_HEAD,
    _field("Vendor_Name", T.TEXT, 120, mandatory=True),
    _field("Phone", T.PHONE, 30),
    _field("Email", T.EMAIL, 100),
    _field("Website", T.WEBSITE, 255),
    _field("Category", T.TEXT, 50),
    _field(
        "GL_Account", T.PICK_LIST, 120, pick=("-None-", "Sales-Hardware", "Sales-Software", "Rental Income")
    ),
    _field("Street", T.TEXT_AREA, 250),
    _field("City", T.TEXT, 30),
    _field("State", T.TEXT, 30),
    _field("Zip_Code", T.TEXT, 30),
    _field("Country", T.TEXT, 30),
    _field("Description", T.TEXT_AREA, 32000),
    _server("Record_Image", T.IMAGE, 255),
    *_TAIL,
)

_TASK_FIELDS = (
    *_HEAD,
    _field("Subject", T.TEXT, 255, mandatory=True),
    _field("Due_Date", T.DATE, 20),
    _field("Status", T.PICK_LIST, 120, pick=(
        "Not Started", "Deferred", "In Progress", "Completed", "Waiting for input",
    )),
    _field("Priority", T.PICK_LIST, 120, pick=("High", "Highest", "Low", "Lowest", "Normal")),
    _field("Who_Id", T.LOOKUP, 120, lookup="Contacts"),
    _field("What_Id", T.LOOKUP, 120, lookup=SE_MODULE),
    _field("Remind_At", T.ALARM, 2000),
    _field("Recurring_Activity", T.RRULE, 2000),
    _field("Send_Notification_Email", T.BOOLEAN, 5),
    _field("Description", T.TEXT_AREA, 32000),
    _server("Closed_Time", T.DATETIME),
    *_TAIL,
)  # fmt: skip

_EVENT_FIELDS = (
    *_HEAD,
    _field("Event_Title", T.TEXT, 255, mandatory=True),
    _field("Start_DateTime", T.DATETIME, 120, mandatory=True),
    _field("End_DateTime", T.DATETIME, 120, mandatory=True),
    _field("All_day", T.BOOLEAN, 5),
    _field("Venue", T.TEXT, 255),
    _field("Who_Id", T.LOOKUP, 120, lookup="Contacts"),
    _field("What_Id", T.LOOKUP, 120, lookup=SE_MODULE),
    _field("Participants", T.PARTICIPANTS, 2000),
    _field("Remind_At", T.REMINDERS, 2000),
    _field("Remind_Participants", T.REMINDERS, 2000),
    _field("Recurring_Activity", T.RRULE, 2000),
    _field("Description", T.TEXT_AREA, 32000),
    _server("Check_In_Status", T.TEXT),
    *_TAIL,
)

_NOTE_FIELDS = (
    *_HEAD,
    _field("Note_Title", T.TEXT, 120),
    _field("Note_Content", T.TEXT_AREA, 65535, mandatory=True),
    _field("Parent_Id", T.LOOKUP, 120, mandatory=True, lookup=SE_MODULE),
    *(spec for spec in _TAIL if spec.api_name not in {"Tag", "Last_Activity_Time"}),
)

MEETING_VENUE = _field(
    "Meeting_Venue__s", T.PICK_LIST, 120, pick=("In-office", "Client location", "Online", "Phone")
)
"""The field whose presence the switch `meeting_venue` decides."""

NOT_IN_MODERN_CONTACTS = frozenset(
    {
        "Secondary_Email",
        "Home_Phone",
        "Other_Phone",
        "Asst_Phone",
        "Assistant",
        "Department",
        "Fax",
        "Date_of_Birth",
        "Skype_ID",
    }
)
"""Fields that a young organisation's Contacts lack (4.1)."""

MODERN_LENGTHS = {"Phone": 30} | {
    f"{prefix}_{part}": 100 for prefix in ("Mailing", "Other") for part in ("City", "State", "Country")
}
"""Lengths of Contacts' fields that differ in a young organisation (4.1)."""

_NOTES = RelatedList(api_name="Notes", module="Notes", via="Parent_Id")
_EMAILS = RelatedList(api_name="Emails", module="Emails", via=None)

MODULES = (
    ModuleSpec(
        api_name="Contacts",
        singular="Contact",
        plural="Contacts",
        display_field="Full_Name",
        fields=_CONTACT_FIELDS,
        check_field="Email",
        photo=True,
        related=(
            _NOTES,
            RelatedList(api_name="Tasks", module="Tasks", via="Who_Id"),
            RelatedList(api_name="Events", module="Events", via="Who_Id"),
            _EMAILS,
        ),
    ),
    ModuleSpec(
        api_name="Accounts",
        singular="Account",
        plural="Accounts",
        display_field="Account_Name",
        fields=_ACCOUNT_FIELDS,
        check_field="Account_Name",
        photo=True,
        related=(
            _NOTES,
            RelatedList(api_name="Contacts", module="Contacts", via="Account_Name"),
            RelatedList(api_name="Tasks", module="Tasks", via="What_Id"),
            RelatedList(api_name="Events", module="Events", via="What_Id"),
        ),
    ),
    ModuleSpec(
        api_name="Vendors",
        singular="Vendor",
        plural="Vendors",
        display_field="Vendor_Name",
        fields=_VENDOR_FIELDS,
        check_field="Vendor_Name",
        photo=True,
        related=(_NOTES, RelatedList(api_name="Contacts", module="Contacts", via="Vendor_Name")),
    ),
    ModuleSpec(
        api_name="Tasks",
        singular="Task",
        plural="Tasks",
        display_field="Subject",
        fields=_TASK_FIELDS,
        related=(_NOTES,),
    ),
    ModuleSpec(
        api_name="Events",
        singular="Meeting",
        plural="Meetings",
        display_field="Event_Title",
        fields=_EVENT_FIELDS,
        related=(_NOTES,),
    ),
    ModuleSpec(
        api_name="Notes",
        singular="Note",
        plural="Notes",
        display_field="Note_Title",
        fields=_NOTE_FIELDS,
        tags=False,
    ),
)
"""Every module, in the order of `settings/modules`."""
