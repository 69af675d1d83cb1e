"""Names of measures as English councils print them, each with the better way, judged by hand.

Of children's and adults' services, housing, waste, planning, highways, revenues, public health,
customer services and the workforce. `None` where neither way is better, or where it depends on what
the council wants.
"""

from __future__ import annotations

from kpi_tui.vocabulary import Polarity

UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER

NAMES: dict[str, Polarity | None] = {
    # Children's services
    "% of re-referrals to children's social care within 12 months": DOWN,
    "Percentage of referrals which are within 12 months of a previous referral": DOWN,
    "% of children subject to a child protection plan for a second or subsequent time": DOWN,
    "Rate of children looked after per 10,000 population aged under 18": DOWN,
    "Number of children in care": DOWN,
    "Children in Need rate per 10,000": None,
    "% of single assessments completed within 45 working days": UP,
    "% of initial child protection conferences held within 15 working days": UP,
    "% of child protection visits completed on time": UP,
    "% of children looked after with 3 or more placements in the year": DOWN,
    "Stability of placements of looked after children: length of placement": UP,
    "% of looked after children placed more than 20 miles from home": DOWN,
    "% of care leavers in education, employment or training": UP,
    "% of care leavers aged 19-21 in suitable accommodation": UP,
    "% of 16-17 year olds not in education, employment or training or not known": DOWN,
    "% of looked after children with an up to date health assessment": UP,
    "Number of approved in-house foster carers": UP,
    "Average time between a child entering care and moving in with its adoptive family (days)": DOWN,
    "First time entrants to the youth justice system per 100,000": DOWN,
    "Rate of custody per 1,000 young people": DOWN,
    "Juvenile reoffending rate": DOWN,
    "% of EHC plans issued within 20 weeks excluding exceptions": UP,
    "% of pupils attending schools rated good or outstanding by Ofsted": UP,
    "Persistent absence rate in secondary schools": DOWN,
    "Permanent exclusions as a % of the school population": DOWN,
    "Number of children electively home educated": None,
    "% of pupils achieving the expected standard in reading, writing and maths at KS2": UP,
    "Average Attainment 8 score": UP,
    "Progress 8 score": UP,
    "% of first choice preferences met for secondary school places": UP,
    "% of children achieving a good level of development at early years foundation stage": UP,
    "Average caseload per social worker": DOWN,
    "% of agency social workers": DOWN,
    "Take-up of funded early education places for two year olds": UP,
    # Adult social care
    "Social care-related quality of life score": UP,
    "% of people using services who have control over their daily life": UP,
    "% of adults with a learning disability in paid employment": UP,
    "% of adults with a learning disability living in their own home or with family": UP,
    "Delayed transfers of care from hospital per 100,000 population": DOWN,
    "Long-term support needs of older adults met by admission to residential homes per 100,000": DOWN,
    "% of older people still at home 91 days after discharge into reablement": UP,
    "% of people receiving direct payments": UP,
    "% of carers receiving direct payments": UP,
    "% of safeguarding enquiries where the risk was reduced or removed": UP,
    "Number of safeguarding concerns received": None,
    "Number of people waiting for a care act assessment": DOWN,
    "% of annual reviews of care packages completed": UP,
    "% of long-term clients reviewed in the last 12 months": UP,
    "Outstanding Deprivation of Liberty Safeguards applications": DOWN,
    "% of CQC registered care homes rated inadequate or requires improvement": DOWN,
    "Number of people supported to live independently through assistive technology": UP,
    "Number of new requests for adult social care support": None,
    # Housing and homelessness
    "Number of households in temporary accommodation": DOWN,
    "Number of families in bed and breakfast for more than six weeks": DOWN,
    "% of households where homelessness was prevented": UP,
    "% of homelessness cases prevented or relieved": UP,
    "Number of rough sleepers": DOWN,
    "Number of affordable homes delivered": UP,
    "Net additional homes provided": UP,
    "Average void relet time (days)": DOWN,
    "% of urgent repairs completed on time": UP,
    "% of responsive repairs completed at first visit": UP,
    "% of tenants satisfied with the repairs service": UP,
    "% of homes with a valid gas safety certificate": UP,
    "% of council homes that do not meet the Decent Homes Standard": DOWN,
    "% of rent collected": UP,
    "Rent arrears of current tenants as a % of the rent roll": DOWN,
    "Number of long-term empty homes brought back into use": UP,
    "Number of long-term empty homes": DOWN,
    "Number of households on the housing register": None,
    "Disabled Facilities Grants: average days from referral to completion": DOWN,
    "Number of evictions": DOWN,
    # Waste, environment and highways
    "% of household waste sent for reuse, recycling and composting": UP,
    "Residual household waste per household (kg)": DOWN,
    "% of municipal waste sent to landfill": DOWN,
    "Number of missed bins per 100,000 collections": DOWN,
    "Missed bin collections put right within 24 hours": UP,
    "Number of fly-tips reported": DOWN,
    "% of fly-tips removed within 2 working days": UP,
    "% of streets with unacceptable levels of litter": DOWN,
    "% of land inspected found to have acceptable levels of litter": UP,
    "Contamination rate of recycling": DOWN,
    "CO2 emissions from council buildings (tonnes)": DOWN,
    "% of principal roads where maintenance should be considered": DOWN,
    "% of potholes repaired within 28 days": UP,
    "People killed or seriously injured in road traffic collisions": DOWN,
    "Number of bus passenger journeys": UP,
    "% of street lights working": UP,
    "Number of electric vehicle charging points installed": UP,
    "Number of trees planted": UP,
    # Planning and regulation
    "% of major planning applications determined within 13 weeks": UP,
    "% of non-major applications determined in time or within an agreed extension": UP,
    "% of planning appeals allowed": DOWN,
    "% of planning appeals dismissed": UP,
    "Number of planning applications received": None,
    "% of food premises rated 3 or better for hygiene": UP,
    "% of food premises broadly compliant": UP,
    "Average days to process a land charge search": DOWN,
    # Revenues, benefits and finance
    "% of council tax collected": UP,
    "% of non-domestic rates collected in year": UP,
    "Average days to process new housing benefit claims": DOWN,
    "Time taken to process changes in circumstances (days)": DOWN,
    "% of undisputed invoices paid within 30 days": UP,
    "Sundry debt more than 90 days old": DOWN,
    "General fund forecast outturn variance": DOWN,
    # Customers, workforce and the council
    "% of calls answered within 30 seconds": UP,
    "% of calls answered": UP,
    "Average call waiting time (seconds)": DOWN,
    "% of calls abandoned": DOWN,
    "% of stage 1 complaints upheld": DOWN,
    "Number of complaints upheld by the Ombudsman": DOWN,
    "Number of compliments received": UP,
    "% of Freedom of Information requests answered within 20 working days": UP,
    "% of subject access requests overdue": DOWN,
    "Average working days lost to sickness per full time employee": DOWN,
    "Staff turnover (voluntary)": DOWN,
    "% of staff who had an appraisal": UP,
    "Gender pay gap": DOWN,
    "Website visits": UP,
    # Public health, culture and the economy
    "Smoking quitters at 4 weeks per 100,000 smokers": UP,
    "% of mothers smoking at the time of delivery": DOWN,
    "% of pregnant women still smoking": DOWN,
    "Under 18 conception rate per 1,000": DOWN,
    "% of Year 6 children who are overweight or obese": DOWN,
    "% of infants breastfed at 6-8 weeks": UP,
    "% of eligible people who took up an NHS health check": UP,
    "Successful completion of drug treatment (opiates)": UP,
    "% of clients leaving drug treatment who did not return within 6 months": UP,
    "Number of alcohol-related hospital admissions per 100,000": DOWN,
    "Number of leisure centre visits": UP,
    "Library issues": UP,
    "Town centre footfall": UP,
    "Vacancy rate of town centre shops": DOWN,
    "Out-of-work benefit claimants as a % of the working age population": DOWN,
    "Employment rate": UP,
    "% of premises with gigabit-capable broadband": UP,
    "Number of incidents of anti-social behaviour": DOWN,
    "% of domestic abuse victims who are repeat victims": DOWN,
    "Number of apprenticeships started": UP,
}

TURNS_UP = """
    Number of complaints resolved at stage 1
    % of complaints responded to within 15 working days
    % of reablement clients who needed no further care
    % of calls answered within target time
    % of missed bins collected within 2 days
    Number of fly-tips cleared
    % of fly tips investigated
    Number of enforcement actions for fly-tipping
    Number of rough sleepers housed
    Number of rough sleepers helped off the streets
    % of homelessness prevention duties ended with a successful outcome
    % of relief duty cases ended with accommodation secured
    Households moved out of temporary accommodation
    Temporary accommodation inspected
    Debt recovered
    Arrears collected
    % of former tenant arrears recovered
    % of debt repaid
    Offenders completing unpaid work
    % of offenders supported into employment
    Crime detection rate
    % of crimes resolved
    Domestic abuse survivors supported
    % of victims satisfied with ASB case handling
    ASB cases resolved
    Number of ASB cases closed successfully
    Contaminated land sites remediated
    % of contaminated bins reported and cleaned
    Waste diverted from landfill
    Tonnes of waste recycled
    Residual waste sent for energy recovery
    % of return to work interviews completed after sickness absence
    School attendance rate
    Attendance at leisure centres
    % of children in suitable accommodation
    Care leavers in EET
    NEET young people supported into training
    Pupils achieving grade 5 or above in English and maths
    Schools judged good or better
    Schools improved from requires improvement to good
    Schools supported that require improvement
    Permanent exclusions prevented
    % of child protection plans reviewed on time
    Children with the same social worker for 6 months or more
    Average time with the same social worker
    Children in the same placement for 2 years or more
    Children adopted
    Vacancies filled
    % of vacancies filled within 8 weeks
    Smokers who quit at 4 weeks
    Pregnant smokers supported to quit
    Smoking cessation referrals
    Hospital admissions avoided
    Avoided admissions to care homes
    % of people waiting less than 28 days for an assessment
    % of DoLS applications completed
    Life expectancy at birth
    Healthy life expectancy
    Breastfeeding prevalence at 6-8 weeks
    NHS health checks offered
    Employment rate
    Unemployed residents supported into work
    Empty homes brought back into use
    % of voids re-let within 28 days
    Gas servicing compliance
    % of homes meeting the decent homes standard
    Homes made decent
    Repairs completed right first time
    Repairs completed within target
    Major applications decided on time
    Planning appeals won
    Food businesses rated 5
    Food inspections completed on time
    Council tax collection rate
    Business rates collected
    Invoices paid on time
    Staff retention
    Staff satisfaction
    Data breaches reported to the ICO within 72 hours
    FOI requests answered on time
    Complaints not upheld
    % of appeals against council decisions where the decision was upheld
    Road safety training for young drivers
    Potholes filled
    Potholes repaired within 24 hours
    Street lights in light
    Bus punctuality
    Buses running on time
    Carbon saved
    Carbon emissions avoided
    Trees planted
    Litter picks completed
    Streets at an acceptable standard for detritus
    Library visits
    Museum attendances
    Active library borrowers
    Footfall in the town centre
    Premises with superfast broadband
    Apprenticeship starts
    Businesses supported
    Business survival rate
    Carers assessed
    Direct payment users
    Fuel poor households helped
    Adults who walk for travel
    People completing a weight management programme
    Alcohol treatment completed successfully
    Proportion who do not re-present to treatment within 6 months
    Days with no missed collections
    EHCPs issued in 20 weeks
    Increase in recycling
    Reduction in carbon emissions
    Health and safety training completed
    Website satisfaction
    Online forms completed
    Customers seen within 10 minutes
    Volunteers recruited
    Return home interviews completed within 72 hours of a missing episode
    Missing children offered a return interview
    Children stepped down from a child protection plan
    Looked after children with up to date dental checks
    Foster carers recruited
    Safeguarding risk removed or reduced
    Making safeguarding personal: outcomes met
    Care homes rated good or outstanding
    Providers rated good or outstanding
    Audit recommendations implemented
    Voter registration returns
    Affordable homes completed
    Net additional dwellings
    Housing waiting list applicants housed
    Households removed from waiting list
    Noise complaints resolved within 10 days
    Rent collected as % of rent due
    Evictions prevented
""".strip().splitlines()
"""Short names with a word of what is bad beside one of what is done about it."""

TURNS_DOWN = """
    % of complaints not responded to within 15 days
    % of tenancies ending within 12 months
    Number of deaths within 28 days of discharge
    % of staff leaving within 12 months of starting
    Re-referrals within 12 months
    % of children returning to care within 12 months
    Time to answer calls
    Average time to answer calls
    % of calls answered after 5 minutes
    Calls not answered
    Missed recycling collections
    Cost of recycling per household
    Number of households owed a homelessness prevention duty
    Cost of temporary accommodation
    Gross spend on bed and breakfast
    Debt written off
    Debt outstanding over 90 days
    Violent crime rate
    Number of anti-social behaviour incidents
    Contamination of dry recycling
    Waste sent to landfill (tonnes)
    Residual waste (kg per household)
    Absence due to sickness
    Days lost to sickness
    Unauthorised absence
    A&E attendances
    Care leavers in unsuitable accommodation
    Care leavers NEET
    16-18 year olds NEET
    Attainment gap between disadvantaged pupils and others at KS4
    Pupils not achieving the expected standard
    Schools judged inadequate by Ofsted
    % of schools less than good
    Permanent exclusions
    Fixed term exclusions per 100 pupils
    Child protection plans lasting two years or more
    Repeat child protection plans
    Children with three or more placements
    Average days from placement order to match
    Average time between entry to care and adoption
    First time entrants
    Social worker caseloads
    Social worker vacancy rate
    Teenage conceptions
    Smoking prevalence in adults
    Smoking at time of delivery
    Hospital admissions for self harm
    Emergency readmissions within 30 days
    Permanent admissions to residential care 65+
    Delayed discharges
    People waiting for home care
    People waiting over 6 months for an assessment
    Outstanding reviews
    Gap in life expectancy
    Infant mortality
    Suicide rate
    Unemployment rate
    Gap in employment rate for those with a learning disability
    Long term empty properties
    Average re-let time
    Void rent loss
    Homes without a valid gas certificate
    Non-decent homes
    Emergency repairs not completed within 24 hours
    Average days to complete a repair
    Overdue repairs
    Appeals allowed against refusal
    Planning appeals lost
    Enforcement backlog
    Food premises rated 0 to 2
    Food premises rated 2 or below
    Overdue food inspections
    Council tax arrears
    Council tax not collected
    Speed of processing new claims (days)
    Invoices paid late
    Overspend against budget
    Staff turnover
    Dissatisfied customers
    Data breaches
    FOI requests overdue
    Ombudsman complaints upheld
    Killed or seriously injured
    Potholes outstanding
    Roads in need of maintenance
    Street lights not working
    Street lighting faults
    Streetlight energy use
    Buses running late
    Carbon emissions
    Nitrogen dioxide levels
    Trees lost
    Streets below acceptable standard for litter
    Empty shops
    Premises without superfast broadband
    Apprentices leaving before completion
    Business failures
    Direct payments suspended
    Fuel poverty
    Child poverty
    Obesity in Year 6
    Adults who are inactive
    Drug related deaths
    Drug treatment clients who dropped out
    Proportion who re-present to treatment within 6 months
    Payments made late
    Percentage of EHC plans issued outside 20 weeks
    EHC needs assessments waiting over 20 weeks
    SEND tribunal appeals
    Increase in homelessness
    Staff grievances
    Health and safety incidents
    Improve average relet time
    Failed website payments
    Avoidable contact
    Customers waiting over 10 minutes
    Average wait in the customer centre
    Volunteers leaving
    Children missing from care
    Missing episodes
    Children at risk of exploitation
    Looked after children offending
    LAC placed out of area
    Foster carers deregistered
    Foster placements breaking down
    Care homes rated inadequate
    Agency spend
    Agency social workers
    Cost per placement
    Unit cost of residential care
    Overdue annual reviews of EHC plans
    Number of high risk audit actions outstanding
    Councillor absences
    Planning applications invalid on receipt
    Affordable homes programme delayed
    Households on waiting list
    Families in B&B over 6 weeks
    Noise complaints
    Rent arrears as % of debit
    Evictions for rent arrears
""".strip().splitlines()
"""Short names with a word of what is good that did not come about, and others of what is bad."""
